package regional.indicators.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;

/**
 * Whether a file proves that its dates with slashes are dd/mm/yyyy: one has a first part over 12
 * and none a second part over 12. Without proof 03/04/2025 could be March or April, and nothing is
 * guessed.
 */
enum DateOrder {
  PROVED,
  NOT_PROVED;

  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/\\d{4}");

  /** Only cells of date columns count: a pseudonym may have slashes too. */
  static DateOrder of(Return form, Path file) throws IOException {
    List<String> dates =
        form.columns().stream()
            .filter(each -> each.type() == Column.Type.DATE)
            .map(Column::name)
            .toList();
    if (dates.isEmpty() || !hasSlashBetweenDigits(file)) {
      return NOT_PROVED;
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return of(dates, new CsvRows(bytes));
    } catch (IOException e) {
      // The reading that follows meets the same fault and reports it.
      return NOT_PROVED;
    }
  }

  private static DateOrder of(List<String> dates, CsvRows rows) throws IOException {
    List<Integer> positions = new ArrayList<>();
    Optional<CsvRows.Row> header = rows.next();
    if (header.isPresent()) {
      dates.forEach(date -> positions.add(header.get().cells().indexOf(date)));
    }
    boolean proof = false;
    for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      List<String> cells = row.get().cells();
      for (int position : positions) {
        if (position < 0 || position >= cells.size()) {
          continue;
        }
        Matcher found = SLASHED.matcher(cells.get(position));
        if (found.matches()) {
          if (Integer.parseInt(found.group(2)) > 12) {
            return NOT_PROVED;
          }
          proof |= Integer.parseInt(found.group(1)) > 12;
        }
      }
    }
    return proof ? PROVED : NOT_PROVED;
  }

  /** A quick look that spares most files the second reading. */
  private static boolean hasSlashBetweenDigits(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] block = new byte[1 << 16];
      int before = -1;
      int last = -1;
      for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
        for (int i = 0; i < count; i++) {
          if (last == '/' && isDigit(before) && isDigit(block[i])) {
            return true;
          }
          before = last;
          last = block[i];
        }
      }
      return false;
    }
  }

  private static boolean isDigit(int each) {
    return each >= '0' && each <= '9';
  }
}
