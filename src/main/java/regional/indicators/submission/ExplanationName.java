package regional.indicators.submission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regional.indicators.core.Quarter;

/**
 * What the name of a file of explanations says: {@code explanations_{old_la_code}_{quarter}.csv},
 * the quarter as {@code 2025-26-Q3} or {@code 202526_Q3}, with {@code _v2} for a second version.
 *
 * @param text the name itself
 * @param quarter from which the explanations hold
 * @param version 1 where the name has none
 */
public record ExplanationName(String text, String oldLaCode, Quarter quarter, int version) {

  private static final Pattern FORM =
      Pattern.compile(
          "explanations_(\\d{3})_(\\d{4})(-\\d{2}-|\\d{2}_)Q([1-4])(?:_v([1-9]\\d{0,3}))?\\.csv");

  /**
   * Empty where the last part of the path is of another form, or names no two consecutive years.
   *
   * @param path with forward slashes
   */
  public static Optional<ExplanationName> parse(String path) {
    String text = path.substring(path.lastIndexOf('/') + 1);
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    String year = found.group(2) + found.group(3).replaceAll("\\D", "");
    return Quarter.isYear(year)
        ? Optional.of(
            new ExplanationName(
                text,
                found.group(1),
                Quarter.of(year, Integer.parseInt(found.group(4))),
                found.group(5) == null ? 1 : Integer.parseInt(found.group(5))))
        : Optional.empty();
  }
}
