package regional.indicators.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * An English upper-tier local authority. {@code oldLaCode} is its identity; reference tables join
 * on the GSS code.
 *
 * @param oldLaCode DfE's 3-digit number, kept as text
 * @param newLaCode GSS code in force; empty where DfE prints none
 * @param subRegion empty outside the North West
 * @param validFrom first day it existed; {@link LocalDate#MIN} where it predates the table
 * @param validTo last day it existed; {@link LocalDate#MAX} while it lives
 * @param predecessors 3-digit numbers of the authorities that it replaced
 * @param successors 3-digit numbers of the authorities that replaced it
 * @param codesAtOtherTimes GSS codes that it had before or has later (a warning, not an error)
 */
public record Authority(
    String oldLaCode,
    String newLaCode,
    String name,
    String regionCode,
    String regionName,
    String subRegion,
    LocalDate validFrom,
    LocalDate validTo,
    List<String> predecessors,
    List<String> successors,
    List<String> codesAtOtherTimes) {

  public Authority {
    predecessors = List.copyOf(predecessors);
    successors = List.copyOf(successors);
    codesAtOtherTimes = List.copyOf(codesAtOtherTimes);
  }

  /** Whether it existed on any day from {@code first} to {@code last}, both included. */
  public boolean existed(LocalDate first, LocalDate last) {
    return !validFrom.isAfter(last) && !validTo.isBefore(first);
  }

  public boolean existed(DataPeriod period) {
    return existed(period.first(), period.last());
  }

  /** Folder name of its outputs, as {@code E08000001-bolton}. */
  public String slug() {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return newLaCode + "-" + words.replaceAll("^-|-$", "");
  }
}
