package regional.indicators.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.Authorities;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.returns.Returns;
import regional.indicators.returns.Rule;

/**
 * Reads a file of explanations: {@code code, key, explanation} and, if the authority likes, {@code
 * share}. UTF-8 or Windows-1252, separated by commas or semicolons. Text is kept as it stands, also
 * where it begins as a formula does; white space is one blank.
 *
 * <pre>
 * code,key,explanation,share
 * C1-10,{return}/{column}/Primary/All,A norovirus outbreak closed eleven schools for a week.,yes
 * </pre>
 */
public final class ExplanationReader {

  /** Longest explanation, in characters. */
  public static final int LONGEST = 600;

  /** Stands for the return in findings about a file of explanations. */
  public static final String EXPLANATIONS = "explanations";

  private static final int LONGEST_KEY = 300;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_ROWS = 1000;
  private static final String SHARE = "share";
  private static final List<String> COLUMNS = List.of("code", "key", "explanation");

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String HEADER_REMEDY =
      "Save the file as CSV with the first line code,key,explanation,share (share may be left out) and hand it in as the"
          + " next version, its name ending in _v2.";

  private final Authorities authorities;
  private final Set<String> codes = new HashSet<>();

  public ExplanationReader(Returns returns, Authorities authorities) {
    this.authorities = authorities;
    Stream.concat(
            returns.commonRules().stream(),
            returns.all().stream().flatMap(each -> each.rules().stream()))
        .map(Rule::code)
        .forEach(codes::add);
  }

  /** A refused file gives no explanation and a finding that rejects it. */
  public static boolean isAccepted(Checked<List<Explanation>> read) {
    return read.findings().stream().noneMatch(each -> each.effect() == Effect.SUBMISSION_REJECTED);
  }

  /**
   * @throws IOException if the file cannot be opened at all
   */
  public Checked<List<Explanation>> read(ExplanationName name, Path file) throws IOException {
    Reading reading = new Reading(name);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (authorities.find(name.oldLaCode()).isEmpty()) {
      reading.refuse(
          "EXP-01",
          0,
          "No authority has the number " + name.oldLaCode(),
          "Write your 3-digit number in the name of the file.");
    } else if (bytes.length > MOST_BYTES) {
      reading.refuse("EXP-01", 0, "The file is larger than a megabyte", HEADER_REMEDY);
    } else {
      reading.read(text(bytes));
    }
    return reading.checked();
  }

  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, WINDOWS);
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** One reading of one file. */
  private final class Reading {
    private final ExplanationName name;
    private final List<Explanation> explanations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<List<String>> explained = new HashSet<>();
    private boolean shares;
    private boolean refused;

    private Reading(ExplanationName name) {
      this.name = name;
    }

    private void read(String text) {
      int firstLine = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
      String first = text.substring(0, firstLine);
      char separator = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
      CSVFormat form =
          CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
      try (CSVParser parser = CSVParser.parse(text, form)) {
        int line = 1;
        for (CSVRecord row : parser) {
          if (!stillReading(row, line)) {
            return;
          }
          line = (int) parser.getCurrentLineNumber() + 1;
        }
        if (line == 1) {
          refuse("EXP-01", 0, "The file is empty", HEADER_REMEDY);
        }
      } catch (IOException | UncheckedIOException e) {
        refuse("EXP-01", 0, "A quotation mark is open to the end of the file", HEADER_REMEDY);
      }
    }

    private boolean stillReading(CSVRecord row, int line) {
      if (line == 1) {
        return header(row);
      }
      if (row.getRecordNumber() > MOST_ROWS) {
        refuse("EXP-01", line, "The file has more than " + MOST_ROWS + " rows", HEADER_REMEDY);
        return false;
      }
      row(row, line);
      return true;
    }

    private boolean header(CSVRecord row) {
      List<String> headings =
          row.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
      List<String> filled = withoutBlankTail(headings);
      shares = filled.size() == COLUMNS.size() + 1 && filled.get(COLUMNS.size()).equals(SHARE);
      boolean fits =
          shares ? filled.subList(0, COLUMNS.size()).equals(COLUMNS) : filled.equals(COLUMNS);
      if (headings.stream().anyMatch(PersonalData::isInHeading)) {
        personal(1, "a column for it");
        return false;
      }
      if (!fits) {
        refuse("EXP-01", 1, "The first line is not code,key,explanation,share", HEADER_REMEDY);
      }
      return fits;
    }

    private static List<String> withoutBlankTail(List<String> cells) {
      int size = cells.size();
      while (size > 0 && cells.get(size - 1).isBlank()) {
        size--;
      }
      return cells.subList(0, size);
    }

    private void row(CSVRecord row, int line) {
      List<String> cells = withoutBlankTail(row.stream().map(Reading::oneLine).toList());
      if (cells.isEmpty()) {
        return;
      }
      Optional<String> personal =
          cells.stream().flatMap(each -> PersonalData.inCell(each).stream()).findFirst();
      if (personal.isPresent()) {
        personal(line, personal.get());
        return;
      }
      String code = cells.get(0).toUpperCase(Locale.ROOT);
      String key = cells.size() > 1 ? cells.get(1) : "";
      String text = cells.size() > 2 ? cells.get(2) : "";
      if (cells.size() > COLUMNS.size() + (shares ? 1 : 0)) {
        leaveOut(
            "EXP-01",
            line,
            "",
            "The row has more cells than the first line",
            "Put quotation marks around an explanation that has a comma in it (a spreadsheet does so by itself).");
      } else if (!codes.contains(code)) {
        leaveOut(
            "EXP-02",
            line,
            "code",
            "There is no rule of this code",
            "Copy the code from your return report or from findings.csv, as in C1-10.");
      } else if (text.isEmpty() || text.length() > LONGEST || key.length() > LONGEST_KEY) {
        leaveOut(
            "EXP-05",
            line,
            text.isEmpty() || text.length() > LONGEST ? "explanation" : "key",
            text.isEmpty()
                ? "There is no explanation"
                : text.length() > LONGEST
                    ? "The explanation has " + text.length() + " characters, more than " + LONGEST
                    : "The key is longer than any key is",
            "Say in a sentence or two why the figure is right: it is printed beside it.");
      } else if (!explained.add(List.of(code, Explanation.key(key)))) {
        leaveOut(
            "EXP-06",
            line,
            "key",
            "An earlier row explains the same finding",
            "Keep one of the two; the earlier one was taken.");
      } else {
        explanations.add(
            new Explanation(
                name.oldLaCode(),
                name.quarter(),
                name.version(),
                line,
                code,
                Explanation.key(key),
                text,
                shared(cells, line)));
      }
    }

    private boolean shared(List<String> cells, int line) {
      String word =
          cells.size() > COLUMNS.size() ? cells.get(COLUMNS.size()).toLowerCase(Locale.ROOT) : "";
      if (!Set.of("", "yes", "y", "no", "n").contains(word)) {
        note(
            "EXP-07",
            line,
            SHARE,
            "The word is neither yes nor no: the explanation is not shown to peers",
            "Write yes if visiting peers may read it, else no.");
      }
      return word.equals("yes") || word.equals("y");
    }

    private static String oneLine(String cell) {
      return cell.replaceAll("[\\p{Cntrl}\\s\\u00a0]+", " ").strip();
    }

    /** As COM-09: nothing of the file is kept, and what was found is not repeated. */
    private void personal(int line, String what) {
      refuse(
          FindingLog.PERSONAL,
          line,
          "The file holds personal data: " + what,
          "Remove it and hand in the next version. Nothing of the file was kept but its fingerprint. Delete copies of it"
              + " that you have e-mailed, and tell your information-governance lead.");
    }

    /** For one reason, whatever else may be wrong. */
    private void refuse(String code, int line, String message, String remedy) {
      if (refused) {
        return;
      }
      refused = true;
      findings.clear();
      add(code, Effect.SUBMISSION_REJECTED, line, "", message, remedy);
    }

    private void leaveOut(String code, int line, String column, String message, String remedy) {
      if (!refused) {
        add(code, Effect.ROW_REJECTED, line, column, message, remedy);
      }
    }

    private void note(String code, int line, String column, String message, String remedy) {
      if (!refused) {
        add(code, Effect.NOTED, line, column, message, remedy);
      }
    }

    private void add(
        String code, Effect effect, int line, String column, String message, String remedy) {
      findings.add(finding(name, code, effect, line, column, message, remedy));
    }

    private Checked<List<Explanation>> checked() {
      return new Checked<>(refused ? List.of() : List.copyOf(explanations), findings);
    }
  }

  /** A finding about a file of explanations; nothing of its content is repeated. */
  static Finding finding(
      ExplanationName name,
      String code,
      Effect effect,
      int line,
      String column,
      String message,
      String remedy) {
    return new Finding(
        name.oldLaCode(),
        EXPLANATIONS,
        name.quarter().toString(),
        name.version(),
        code,
        effect,
        line,
        column,
        "",
        message,
        remedy);
  }

  /**
   * Explanations that explain nothing, as findings: because no finding has that code and key, or
   * because what has it is a rejection.
   *
   * @param given of one authority and quarter
   * @param findings of the authority's returns of that quarter, in all versions
   */
  public static List<Finding> unfit(List<Explanation> given, List<Finding> findings) {
    List<Finding> unfit = new ArrayList<>();
    for (Explanation each : given) {
      List<Finding> named = findings.stream().filter(each::names).toList();
      if (named.stream().anyMatch(found -> found.effect() == Effect.NOTED)) {
        continue;
      }
      ExplanationName name =
          new ExplanationName("", each.oldLaCode(), each.quarter(), each.version());
      unfit.add(
          named.isEmpty()
              ? finding(
                  name,
                  "EXP-03",
                  Effect.NOTED,
                  each.line(),
                  "key",
                  "No finding of this quarter's returns has this code and key",
                  "Copy the key from your return report, or leave it empty to explain every finding of the code. If the"
                      + " finding was mended there is nothing left to explain.")
              : finding(
                  name,
                  "EXP-04",
                  Effect.NOTED,
                  each.line(),
                  "key",
                  "What was rejected cannot be explained: it gives no figure to stand beside",
                  "Mend the file as the finding says and hand in the next version."));
    }
    return unfit;
  }
}
