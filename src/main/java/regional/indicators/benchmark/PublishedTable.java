package regional.indicators.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.Value;

/**
 * A published CSV file as it comes: with or without a byte-order mark, LF or CRLF, quoted or not,
 * columns in any order and headings in any case. Of two columns with one heading the first is read.
 */
public final class PublishedTable {

  /** No such file can be read as CSV; the message is for the user. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * @param line on which it begins, the header being 1
   */
  record Row(long line, List<String> cells) {}

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

  /** What spreadsheets on English Windows save, if not UTF-8. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,3}(,\\d{3})+|\\d+)?(\\.\\d*)?([eE][+-]?\\d+)?");

  /** Symbols of today's open-data standard; k is its other word for low. */
  private static final Map<String, Value> SYMBOLS =
      Map.of(
          "x", Value.Symbol.NOT_AVAILABLE,
          "z", Value.Symbol.NOT_APPLICABLE,
          "c", Value.Symbol.CONFIDENTIAL,
          "u", Value.Symbol.LOW_RELIABILITY,
          "low", Value.Symbol.ROUNDS_TO_ZERO,
          "k", Value.Symbol.ROUNDS_TO_ZERO);

  /** Obsolete or foreign to the standard: nobody can tell which reason is meant. */
  private static final Set<String> OBSOLETE =
      Set.of("", ":", "~", "-", ".", "..", "...", "*", "**", "na", "n/a", "nan", "null", "none");

  private final List<String> headings;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<String> twice = new ArrayList<>();
  private final List<Row> rows;

  private PublishedTable(List<String> headings, List<Row> rows) {
    this.headings = headings;
    this.rows = rows;
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      if (!heading.isEmpty() && positions.putIfAbsent(lower(heading), i) != null) {
        twice.add(heading);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws Unreadable if it is not a CSV file with a header and rows
   * @throws IOException if it cannot be read at all
   */
  public static PublishedTable read(Path file) throws IOException, Unreadable {
    String text = text(Files.readAllBytes(file));
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      for (CSVRecord each : parser) {
        long within = each.stream().mapToLong(cell -> cell.lines().skip(1).count()).sum();
        rows.add(new Row(parser.getCurrentLineNumber() - within, each.toList()));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Unreadable(
          "its quotation marks are not those of a CSV file; save it again as CSV, or take the file"
              + " as published");
    }
    if (rows.size() < 2) {
      throw new Unreadable("it has no header with rows below; take the CSV file as published");
    }
    return new PublishedTable(rows.get(0).cells(), rows.subList(1, rows.size()));
  }

  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, WINDOWS);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  int width() {
    return headings.size();
  }

  List<Row> rows() {
    return rows;
  }

  /** Headings that stand twice. */
  List<String> twice() {
    return twice;
  }

  /** Position of the first of these headings that the file has. */
  Optional<Integer> position(List<String> names) {
    return names.stream()
        .flatMap(each -> Optional.ofNullable(positions.get(lower(each))).stream())
        .findFirst();
  }

  /**
   * The data sets that this may be a file of: one, or none, or several that cannot be told apart.
   */
  public List<ComparatorSource> recognisedAs(List<ComparatorSource> sources) {
    List<ComparatorSource> fitting =
        sources.stream()
            .filter(each -> missing(each).isEmpty() && strange(each).isEmpty())
            .toList();
    int most = fitting.stream().mapToInt(each -> each.present().size()).max().orElse(0);
    return fitting.stream().filter(each -> each.present().size() == most).toList();
  }

  /** What keeps it from being a file of the data set that it is most like. */
  public String whyNot(List<ComparatorSource> sources) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (ComparatorSource each : sources) {
      List<String> missing = missing(each);
      List<String> strange = strange(each);
      if (missing.size() + strange.size() < fewest && missing.size() < each.present().size()) {
        fewest = missing.size() + strange.size();
        nearest =
            "the nearest is "
                + each.id()
                + (missing.isEmpty() ? "" : ", which also needs " + String.join(", ", missing))
                + (strange.isEmpty() ? "" : ", which has no " + String.join(", ", strange));
      }
    }
    return nearest;
  }

  private List<String> missing(ComparatorSource source) {
    return source.present().stream()
        .map(each -> source.columns().getOrDefault(each, List.of(each)))
        .filter(names -> position(names).isEmpty())
        .map(names -> "the column " + String.join(" or ", names))
        .toList();
  }

  private List<String> strange(ComparatorSource source) {
    return source.absent().stream()
        .filter(each -> position(List.of(each)).isPresent())
        .sorted()
        .map(each -> "column " + each)
        .toList();
  }

  /**
   * A number, or a symbol of the open-data standard in any case; what is obsolete is not available.
   *
   * @return empty if the text is neither
   */
  static Optional<Value> value(String text) {
    String cell = lower(text.strip());
    if (OBSOLETE.contains(cell)) {
      return Optional.of(Value.Symbol.NOT_AVAILABLE);
    }
    Value symbol = SYMBOLS.get(cell);
    if (symbol != null) {
      return Optional.of(symbol);
    }
    String number = cell.endsWith("%") ? cell.substring(0, cell.length() - 1).strip() : cell;
    if (!NUMBER.matcher(number).matches() || number.chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    double parsed = Double.parseDouble(number.replace(",", ""));
    return Double.isFinite(parsed) ? Optional.of(Value.of(parsed)) : Optional.empty();
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
