package regional.indicators.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final Pattern SLASHED =
      Pattern.compile("(?<!\\d)(\\d{1,2})/(\\d{1,2})/\\d{4}(?!\\d)");

  static DateOrder of(Return form, Path file) throws IOException {
    if (form.columns().stream().noneMatch(each -> each.type() == Column.Type.DATE)) {
      return NOT_PROVED;
    }
    boolean proof = false;
    // Latin-1 maps every byte to a character: this look at the file must not fail before the strict
    // reading does.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.indexOf('/') >= 0) {
          Matcher found = SLASHED.matcher(line);
          while (found.find()) {
            if (Integer.parseInt(found.group(2)) > 12) {
              return NOT_PROVED;
            }
            proof |= Integer.parseInt(found.group(1)) > 12;
          }
        }
      }
    }
    return proof ? PROVED : NOT_PROVED;
  }
}
