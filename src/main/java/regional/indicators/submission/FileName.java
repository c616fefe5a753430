package regional.indicators.submission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Returns;

/**
 * What a submission's file name says: {@code {return}_{old_la_code}_{time_period}_{Qn}_v{n}.csv},
 * or the same with {@code .xlsx} for a workbook.
 *
 * @param text the name itself
 */
public record FileName(
    String text, String returnId, String oldLaCode, Quarter quarter, int version) {

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9_]*)_(\\d{3})_(\\d{6})_Q([1-4])_v([1-9]\\d{0,3})\\.(?:csv|xlsx)");

  /** Whether it names a workbook. */
  public boolean isWorkbook() {
    return text.endsWith(".xlsx");
  }

  /** Whether two files are the same version of the same return, in whatever form. */
  public boolean isSameVersion(FileName other) {
    return returnId.equals(other.returnId)
        && oldLaCode.equals(other.oldLaCode)
        && quarter.equals(other.quarter)
        && version == other.version;
  }

  /** Empty where the name is of another form, names no return, or no two consecutive years. */
  public static Optional<FileName> parse(String text, Returns returns) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()
        || returns.find(found.group(1)).isEmpty()
        || !Quarter.isYear(found.group(3))) {
      return Optional.empty();
    }
    return Optional.of(
        new FileName(
            text,
            found.group(1),
            found.group(2),
            Quarter.of(found.group(3), Integer.parseInt(found.group(4))),
            Integer.parseInt(found.group(5))));
  }
}
