package regional.indicators.submission;

import java.util.Locale;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/**
 * What an authority says of findings that were noted: one row of its file.
 *
 * @param quarter from which it holds, for as long as the finding persists
 * @param version of the file
 * @param line of the file, the header being 1
 * @param code of the rule
 * @param key of the finding, or the beginning of it up to a slash; empty for every finding of the
 *     code
 * @param shared visiting peers may read it
 */
public record Explanation(
    String oldLaCode,
    Quarter quarter,
    int version,
    int line,
    String code,
    String key,
    String text,
    boolean shared) {

  private static final String EVERY = "*";

  /**
   * The key as we keep it: without what stands for every finding, in lower case.
   *
   * @param written as in the file
   */
  static String key(String written) {
    String key = written.strip().toLowerCase(Locale.ROOT);
    if (key.endsWith(EVERY)) {
      key = key.substring(0, key.length() - 1).strip();
    }
    return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
  }

  /** Whether the finding is one that it names, whatever its effect. */
  boolean names(Finding finding) {
    return names(finding.code(), finding.key());
  }

  boolean names(String findingCode, String findingKey) {
    String whole = findingKey.toLowerCase(Locale.ROOT);
    return code.equals(findingCode)
        && (key.isEmpty() || whole.equals(key) || whole.startsWith(key + "/"));
  }
}
