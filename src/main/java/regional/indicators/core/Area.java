package regional.indicators.core;

import org.jspecify.annotations.Nullable;

/**
 * A place that has figures: a local authority, a part of a region, a region or England. Codes that
 * do not apply are empty.
 *
 * @param regionCode E12 code; empty for England
 * @param oldLaCode DfE's 3-digit number, text; empty but for an authority
 * @param newLaCode GSS code; empty but for an authority
 * @param name as DfE prints it
 */
public record Area(
    GeographicLevel level,
    String regionCode,
    String regionName,
    String oldLaCode,
    String newLaCode,
    String name) {

  public static final String ENGLAND_CODE = "E92000001";
  public static final String ENGLAND_NAME = "England";

  public static Area of(Authority authority) {
    return new Area(
        GeographicLevel.LOCAL_AUTHORITY,
        authority.regionCode(),
        authority.regionName(),
        authority.oldLaCode(),
        authority.newLaCode(),
        authority.name());
  }

  public static Area region(String code, String name) {
    return new Area(GeographicLevel.REGIONAL, code, name, "", "", name);
  }

  /** A part of a region: it has no code of its own. */
  public static Area subRegion(String regionCode, String regionName, String name) {
    return new Area(GeographicLevel.SUB_REGIONAL, regionCode, regionName, "", "", name);
  }

  public static Area england() {
    return new Area(GeographicLevel.NATIONAL, "", "", "", "", ENGLAND_NAME);
  }

  /** As every record's; written out, for it is looked up a million times a run. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Area area
            && level == area.level
            && regionCode.equals(area.regionCode)
            && regionName.equals(area.regionName)
            && oldLaCode.equals(area.oldLaCode)
            && newLaCode.equals(area.newLaCode)
            && name.equals(area.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + newLaCode.hashCode();
  }
}
