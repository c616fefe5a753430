package regional.indicators.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Mid-year population estimates by GSS code, age band and year. Nothing is estimated here. */
public final class Populations {

  /**
   * @param year of the mid-year estimate
   * @param people in the age band
   */
  public record Estimate(int year, long people) {}

  private final Map<String, NavigableMap<Integer, Long>> held = new HashMap<>();

  /** Adds one estimate; a later one for the same code, band and year replaces it. */
  public void add(String gssCode, String ageBand, int midYear, long people) {
    held.computeIfAbsent(gssCode + " " + ageBand, key -> new TreeMap<>()).put(midYear, people);
  }

  /**
   * The year whose estimate is in force for the quarter: the calendar year before its financial
   * year begins.
   */
  public static int yearInForce(Quarter quarter) {
    return quarter.year() - 1;
  }

  /**
   * The estimate of that year or, where it is not held for the band and area, of the nearest year
   * held; of two equally near the newer.
   *
   * @param gssCodes all codes that the area ever had; years are looked for under each
   * @return empty if no year of the band is held
   */
  public Optional<Estimate> inForce(Collection<String> gssCodes, String ageBand, int midYear) {
    Optional<Estimate> best = Optional.empty();
    for (String code : gssCodes) {
      NavigableMap<Integer, Long> years = held.getOrDefault(code + " " + ageBand, new TreeMap<>());
      for (Map.Entry<Integer, Long> entry : years.entrySet()) {
        int year = entry.getKey();
        if (best.map(one -> nearer(year, one.year(), midYear)).orElse(true)) {
          best = Optional.of(new Estimate(year, entry.getValue()));
        }
      }
    }
    return best;
  }

  private static boolean nearer(int year, int than, int wanted) {
    int distance = Math.abs(year - wanted);
    int other = Math.abs(than - wanted);
    return distance < other || (distance == other && year > than);
  }
}
