package regional.indicators.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import regional.indicators.returns.Return;

/**
 * The headings of a file, in the layout's words where they are unmistakable: in other case, with
 * blanks or hyphens for underscores, or with marks that cannot be seen.
 *
 * @param names without blank ones after the last
 * @param width cells of the row, blank ones after the last heading included
 * @param rewritten column of the layout to the heading as it stands
 */
record Header(Return form, List<String> names, int width, Map<String, String> rewritten) {

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}_-]+");

  static Header of(Return form, List<String> cells) {
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isEmpty()) {
      last--;
    }
    List<String> names = new ArrayList<>();
    Map<String, String> rewritten = new LinkedHashMap<>();
    for (String heading : cells.subList(0, last)) {
      String name = heading;
      if (form.column(heading).isEmpty()) {
        String plain = plain(heading);
        if (form.column(plain).isPresent()) {
          name = plain;
          rewritten.put(name, heading);
        }
      }
      names.add(name);
    }
    return new Header(form, names, cells.size(), rewritten);
  }

  /** How many of the layout's columns it has. */
  int found() {
    return (int) form.columns().stream().filter(each -> names.contains(each.name())).count();
  }

  /** It has every column of the layout once, and no other. */
  boolean isTheLayouts() {
    return names.stream().allMatch(each -> form.column(each).isPresent())
        && names.size() == found()
        && form.columns().stream()
            .allMatch(each -> each.mayBeAbsent() || names.contains(each.name()));
  }

  /** The column that was written in another way, if it is one. */
  Optional<String> onlyRewritten() {
    return rewritten.size() == 1 ? rewritten.keySet().stream().findFirst() : Optional.empty();
  }

  private static String plain(String heading) {
    if (heading.length() > 100) {
      return heading;
    }
    String seen = UNSEEN.matcher(heading).replaceAll("");
    String joined = BETWEEN_WORDS.matcher(seen).replaceAll("_").toLowerCase(Locale.ROOT);
    int from = joined.startsWith("_") ? 1 : 0;
    int to = joined.endsWith("_") ? joined.length() - 1 : joined.length();
    return from < to ? joined.substring(from, to) : "";
  }
}
