package regional.indicators.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;

/**
 * Whether a file proves that its dates with slashes are dd/mm/yyyy: one has a first part from 13 to
 * 31 and none a second part over 12. What is no date in either order proves nothing. Without proof
 * 03/04/2025 could be March or April, and nothing is guessed.
 */
enum DateOrder {
  PROVED,
  NOT_PROVED;

  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/\\d{4}(?:[ T]00:00(?::00)?)?");

  static boolean matters(Return form) {
    return form.columns().stream().anyMatch(each -> each.type() == Column.Type.DATE);
  }

  /** Only cells of date columns count: a pseudonym may have slashes too. */
  static DateOrder of(Return form, ReceivedRows rows) {
    try {
      return read(form, rows);
    } catch (IOException e) {
      // The reading that follows meets the same fault and reports it.
      return NOT_PROVED;
    }
  }

  private static DateOrder read(Return form, ReceivedRows rows) throws IOException {
    List<Integer> positions = new ArrayList<>();
    Optional<ReceivedRows.Row> header = rows.next();
    if (header.isPresent()) {
      List<String> names = Header.of(form, header.get().cells()).names();
      form.columns().stream()
          .filter(each -> each.type() == Column.Type.DATE)
          .forEach(each -> positions.add(names.indexOf(each.name())));
    }
    boolean proof = false;
    for (Optional<ReceivedRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      List<String> cells = row.get().cells();
      for (int position : positions) {
        if (position < 0 || position >= cells.size()) {
          continue;
        }
        Matcher found = SLASHED.matcher(cells.get(position));
        if (found.matches()) {
          int first = Integer.parseInt(found.group(1));
          int second = Integer.parseInt(found.group(2));
          if (second > 12 && first <= 12) {
            return NOT_PROVED;
          }
          proof |= first > 12 && first <= 31 && second <= 12;
        }
      }
    }
    return proof ? PROVED : NOT_PROVED;
  }
}
