package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReferenceCsv;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;
import regional.indicators.sample.SampleReturns;
import regional.indicators.sample.SampleYaml;

/**
 * Valid submissions, damaged in every way that we could think of, from fixed seeds. Each is refused
 * or noted with a finding at its place, or read to exactly the original table. What leaves no trace
 * in the file is counted apart, with the reason.
 */
class PollutionTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));
  private static final Reference REFERENCE = ReferenceCsv.read(Path.of("data", "reference"));
  private static final Quarter QUARTER = new Quarter(2025, 3);
  private static final int TRIES = 3;

  @TempDir Path folder;

  /** Damages a table or its text; empty where the return has nothing to damage in this way. */
  private interface Damage {
    Optional<Damaged> of(Table table, Random random);
  }

  /**
   * @param line at which a finding is due; 0 if the file as a whole is meant
   */
  private record Damaged(byte[] bytes, int line) {}

  /**
   * @param reason why nothing in the file can tell; empty where something must
   */
  private record Kind(String name, Damage damage, String reason) {}

  /** How the tries of a kind ended. */
  private static final class Outcome {
    private int tried;
    private int refused;
    private int rows;
    private int noted;
    private int exact;
    private final List<String> silent = new ArrayList<>();
  }

  /** A valid submission as a table of cells, the header first. */
  private record Table(FileName name, Return form, List<List<String>> rows) {

    private Table copy() {
      return new Table(
          name,
          form,
          new ArrayList<>(rows.stream().map(row -> (List<String>) new ArrayList<>(row)).toList()));
    }

    private int row(Random random) {
      return 1 + random.nextInt(rows.size() - 1);
    }

    private Column column(int index) {
      return form.column(rows.get(0).get(index)).orElseThrow();
    }

    /** A cell of which both column and content are as asked for. */
    private Optional<int[]> cell(
        Random random, Predicate<Column> columns, Predicate<String> cells) {
      List<int[]> found = new ArrayList<>();
      for (int row = 1; row < rows.size(); row++) {
        for (int i = 0; i < rows.get(row).size(); i++) {
          if (columns.test(column(i)) && cells.test(rows.get(row).get(i))) {
            found.add(new int[] {row, i});
          }
        }
      }
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(found.get(random.nextInt(found.size())));
    }

    private String text() {
      return text(",");
    }

    private String text(String delimiter) {
      return rows.stream().map(row -> line(row, delimiter)).collect(Collectors.joining());
    }

    private static String line(List<String> row, String delimiter) {
      return row.stream()
              .map(
                  cell ->
                      cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
                          ? '"' + cell.replace("\"", "\"\"") + '"'
                          : cell)
              .collect(Collectors.joining(delimiter))
          + "\n";
    }

    private Damaged at(int line) {
      return new Damaged(text().getBytes(StandardCharsets.UTF_8), line);
    }
  }

  @Test
  void nothingIsReadDifferentlyInSilence() throws IOException {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<Kind> kinds = kinds();
    for (Table table : valid()) {
      byte[] plain = table.text().getBytes(StandardCharsets.UTF_8);
      Checked<Taken> good = read(table.name(), plain);
      assertThat(good.value().accepted()).as(table.name().text()).isTrue();
      for (Kind kind : kinds) {
        Outcome outcome = outcomes.computeIfAbsent(kind.name(), name -> new Outcome());
        for (int seed = 0; seed < TRIES; seed++) {
          Random random = new Random((kind.name() + table.name().text() + seed).hashCode());
          Optional<Damaged> damaged = kind.damage().of(table.copy(), random);
          if (damaged.isPresent() && !Arrays.equals(damaged.get().bytes(), plain)) {
            Checked<Taken> checked = read(table.name(), damaged.get().bytes());
            judge(table, good, checked, damaged.get().line(), outcome, seed);
          }
        }
      }
    }
    print(kinds, outcomes);
    assertThat(outcomes.values().stream().mapToInt(each -> each.tried).sum()).isGreaterThan(500);
    for (Kind kind : kinds) {
      assertThat(outcomes.get(kind.name()).tried).as(kind.name()).isPositive();
      if (kind.reason().isEmpty()) {
        assertThat(outcomes.get(kind.name()).silent).as(kind.name()).isEmpty();
      }
    }
  }

  /**
   * The same damage to cells in a workbook, and what only a workbook can suffer. Cells are typed as
   * a spreadsheet types them: numbers as numbers, days as days.
   */
  @Test
  void nothingIsReadDifferentlyInSilenceFromAWorkbook() throws IOException {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<Kind> kinds = new ArrayList<>();
    headers(kinds);
    rowsAndColumns(kinds);
    numbers(kinds);
    dates(kinds);
    codesAndIds(kinds);
    for (Table table : valid()) {
      String plain = table.text();
      Checked<Taken> good = readWorkbook(table.name(), Sheets.bytes(table.rows(), false));
      assertThat(good.value().accepted()).as(table.name().text()).isTrue();
      for (Kind kind : kinds) {
        Outcome outcome = outcomes.computeIfAbsent(kind.name(), name -> new Outcome());
        Random random = new Random((kind.name() + table.name().text()).hashCode());
        Optional<Damaged> damaged = kind.damage().of(table.copy(), random);
        if (damaged.isPresent()) {
          String text = new String(damaged.get().bytes(), StandardCharsets.UTF_8);
          List<List<String>> cells = text.equals(plain) ? List.of() : cells(text);
          if (!cells.isEmpty()) {
            Checked<Taken> checked = readWorkbook(table.name(), Sheets.bytes(cells, false));
            judge(table, good, checked, damaged.get().line(), outcome, 0);
          }
        }
      }
      for (Sheets.Kind kind : Sheets.KINDS) {
        Outcome outcome = outcomes.computeIfAbsent(kind.name(), name -> new Outcome());
        Checked<Taken> checked = readWorkbook(table.name(), kind.bytes(table.rows()));
        judge(table, good, checked, 0, outcome, 0);
      }
    }
    Sheets.KINDS.forEach(
        each -> kinds.add(new Kind(each.name(), (table, random) -> Optional.empty(), "")));
    print(kinds, outcomes);
    assertThat(outcomes.values().stream().mapToInt(each -> each.tried).sum()).isGreaterThan(250);
    for (Kind kind : kinds) {
      if (kind.reason().isEmpty()) {
        assertThat(outcomes.get(kind.name()).silent).as(kind.name()).isEmpty();
      }
    }
  }

  /** As a spreadsheet program opens the text; none where it is no table. */
  private static List<List<String>> cells(String text) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
      parser.forEach(each -> rows.add(each.toList()));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return List.of();
    }
    return rows;
  }

  private Checked<Taken> readWorkbook(FileName name, byte[] bytes) throws IOException {
    String text = name.text().replace(".csv", ".xlsx");
    Path file = Files.write(folder.resolve(text), bytes);
    return reader().read(FileName.parse(text, RETURNS).orElseThrow(), file, Incoming.sha256(file));
  }

  private void judge(
      Table table,
      Checked<Taken> good,
      Checked<Taken> checked,
      int line,
      Outcome outcome,
      int seed) {
    Set<Finding> before = Set.copyOf(good.findings());
    List<Finding> fresh =
        checked.findings().stream().filter(each -> !before.contains(each)).toList();
    boolean told =
        fresh.stream().anyMatch(each -> line == 0 || each.line() == line || each.line() == 0);
    outcome.tried++;
    if (!checked.value().accepted() && told) {
      outcome.refused++;
    } else if (checked.value().accepted() && rows(checked).equals(rows(good))) {
      outcome.exact++;
    } else if (told && fresh.stream().anyMatch(each -> each.effect() == Effect.ROW_REJECTED)) {
      outcome.rows++;
    } else if (told) {
      outcome.noted++;
    } else {
      outcome.silent.add(table.name().returnId() + " " + seed + " at line " + line + ": " + fresh);
    }
  }

  private static void print(List<Kind> kinds, Map<String, Outcome> outcomes) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-52s %5s %7s %8s %5s %5s %8s%n",
                "damage",
                "tried",
                "refused",
                "row left",
                "noted",
                "exact",
                "no trace"));
    int[] sums = new int[6];
    for (Kind kind : kinds) {
      Outcome each = outcomes.get(kind.name());
      int[] counts = {
        each.tried, each.refused, each.rows, each.noted, each.exact, each.silent.size()
      };
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts[i];
      }
      text.append(line(kind.name(), counts))
          .append(each.silent.isEmpty() ? "" : "  " + kind.reason())
          .append('\n');
    }
    System.out.println(text + line("all", sums));
  }

  private static String line(String name, int[] counts) {
    return String.format(
        Locale.ROOT,
        "%-52s %5d %7d %8d %5d %5d %8d",
        name,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5]);
  }

  // ---------------------------------------------------------------- kinds of damage

  private static final String VALUE =
      "another value that the column allows; sums, keys, limits and earlier files tell where they bind it";
  private static final String RECORD =
      "a record never sent before is in no total and in no required row; COM-12 and C4-11 compare with earlier files";

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    delimiters(kinds);
    quotes(kinds);
    encodings(kinds);
    headers(kinds);
    rowsAndColumns(kinds);
    lines(kinds);
    numbers(kinds);
    dates(kinds);
    codesAndIds(kinds);
    return kinds;
  }

  private static void delimiters(List<Kind> kinds) {
    for (String each : List.of(";", "\t", "|")) {
      String shown = each.equals("\t") ? "tab" : each;
      kinds.add(text("all commas are " + shown, (table, random) -> table.text(each), 0));
      kinds.add(
          text(
              "commas of the header are " + shown,
              (table, random) -> Table.line(table.rows().get(0), each) + tail(table),
              0));
      kinds.add(inRow("a row has " + shown + " for commas", row -> row.replace(",", each)));
    }
    kinds.add(inRow("a comma doubled", row -> replaceOne(row, ",", ",,")));
    kinds.add(inRow("a comma lost", row -> replaceOne(row, ",", "")));
    kinds.add(inRow("a comma is a semicolon", row -> replaceOne(row, ",", ";")));
    kinds.add(inRow("a comma more at the end", row -> row + ","));
    kinds.add(
        text(
            "a comma more at the end of every line",
            (table, random) -> table.text().replace("\n", ",\n"),
            0));
  }

  private static void quotes(List<Kind> kinds) {
    kinds.add(
        cell(
            "a quotation mark in a cell",
            column -> true,
            PollutionTest::isFilled,
            null,
            cell -> cell.substring(0, 1) + "\u0000" + cell.substring(1),
            "\u0000",
            "\""));
    kinds.add(
        cell(
            "a quotation mark before a cell",
            column -> true,
            each -> true,
            null,
            cell -> "\u0000" + cell,
            "\u0000",
            "\""));
    kinds.add(
        cell(
            "a quotation mark after a cell",
            column -> true,
            PollutionTest::isFilled,
            null,
            cell -> cell + "\u0000",
            "\u0000",
            "\""));
    kinds.add(
        new Kind(
            "a quotation mark lost",
            (table, random) -> {
              String text = table.text();
              int at = text.indexOf('"', random.nextInt(text.length()));
              return at < 0
                  ? Optional.empty()
                  : Optional.of(
                      utf8(text.substring(0, at) + text.substring(at + 1), lineAt(text, at)));
            },
            ""));
    kinds.add(text("every cell quoted", (table, random) -> quoted(table), 0));
    kinds.add(
        text("curly quotation marks", (table, random) -> quoted(table).replace('"', '\u201d'), 0));
  }

  private static void encodings(List<Kind> kinds) {
    kinds.add(text("a byte-order mark", (table, random) -> "\ufeff" + table.text(), 0));
    kinds.add(text("two byte-order marks", (table, random) -> "\ufeff\ufeff" + table.text(), 0));
    kinds.add(encoded("UTF-16 with mark", "\ufeff", StandardCharsets.UTF_16LE));
    kinds.add(encoded("UTF-16, big end first, with mark", "\ufeff", StandardCharsets.UTF_16BE));
    kinds.add(encoded("UTF-16 without mark", "", StandardCharsets.UTF_16LE));
    kinds.add(encoded("UTF-32", "", Charset.forName("UTF-32LE")));
    kinds.add(encoded("EBCDIC", "", Charset.forName("IBM037")));
    kinds.add(inRow("a byte-order mark within", row -> "\ufeff" + row));
    kinds.add(
        new Kind(
            "a letter in Windows-1252",
            (table, random) -> bytes(table, random, new byte[] {(byte) 0xe9}),
            ""));
    kinds.add(
        new Kind(
            "a letter cut in the middle",
            (table, random) -> bytes(table, random, new byte[] {(byte) 0xc3}),
            ""));
    kinds.add(
        new Kind(
            "a byte that no character set has",
            (table, random) -> bytes(table, random, new byte[] {(byte) 0x81}),
            ""));
    kinds.add(
        new Kind(
            "UTF-8 and Windows-1252 mixed",
            (table, random) ->
                bytes(table, random, new byte[] {(byte) 0xc3, (byte) 0xa9, (byte) 0xe9}),
            ""));
    for (String each : List.of("\u0000", "\u001a", "\u200b", "\u202e", "\ufffd", "\u00ad")) {
      kinds.add(
          cell(
              String.format(Locale.ROOT, "U+%04X in a cell", (int) each.charAt(0)),
              column -> true,
              PollutionTest::isFilled,
              null,
              cell -> cell.substring(0, 1) + each + cell.substring(1)));
    }
  }

  private static void headers(List<Kind> kinds) {
    kinds.add(header("headings in capitals", name -> name.toUpperCase(Locale.ROOT)));
    kinds.add(header("headings with blanks", name -> name.replace('_', ' ')));
    kinds.add(
        header(
            "headings with hyphens and no-break spaces",
            name -> "\u00a0" + name.replace('_', '-')));
    kinds.add(header("headings without underscores", name -> name.replace("_", "")));
    kinds.add(
        new Kind(
            "a heading misspelt",
            (table, random) -> {
              int at = random.nextInt(table.rows().get(0).size());
              table.rows().get(0).set(at, table.rows().get(0).get(at) + "s");
              return Optional.of(table.at(1));
            },
            ""));
    kinds.add(
        new Kind(
            "a heading twice",
            (table, random) -> {
              int at = 1 + random.nextInt(table.rows().get(0).size() - 1);
              table.rows().get(0).set(at, table.rows().get(0).get(at - 1));
              return Optional.of(table.at(1));
            },
            ""));
    kinds.add(
        new Kind(
            "two headings change places",
            (table, random) -> {
              swap(table.rows().get(0), random);
              return Optional.of(table.at(0));
            },
            "the same as all cells of two columns of one type swapped: each stays within its limits"));
    kinds.add(text("no header", (table, random) -> tail(table), 0));
    kinds.add(text("a line before the header", (table, random) -> "Return\n" + table.text(), 0));
    kinds.add(
        new Kind(
            "the header again within",
            (table, random) -> {
              int at = table.row(random);
              table.rows().add(at, table.rows().get(0));
              return Optional.of(table.at(at + 1));
            },
            ""));
  }

  private static void rowsAndColumns(List<Kind> kinds) {
    kinds.add(rows("a row twice", (rows, at) -> rows.add(at, rows.get(at)), false, ""));
    kinds.add(rows("a row lost", (rows, at) -> rows.remove((int) at), true, RECORD));
    kinds.add(
        rows(
            "two rows change places",
            (rows, at) -> Collections.swap(rows, at, rows.size() - 1),
            true,
            ""));
    kinds.add(
        rows(
            "rows in reverse order",
            (rows, at) -> Collections.reverse(rows.subList(1, rows.size())),
            true,
            ""));
    kinds.add(
        rows(
            "a row of separators",
            (rows, at) -> rows.add(at, Collections.nCopies(rows.get(0).size(), "")),
            true,
            ""));
    kinds.add(
        rows(
            "cells of a row one to the right",
            (rows, at) -> {
              rows.get(at).add(5, "");
              rows.get(at).remove(rows.get(at).size() - 1);
            },
            false,
            ""));
    kinds.add(
        rows(
            "cells of a row one to the left",
            (rows, at) -> {
              rows.get(at).remove(5);
              rows.get(at).add("");
            },
            false,
            ""));
    kinds.add(
        rows(
            "a cell lost at the end",
            (rows, at) -> rows.get(at).remove(rows.get(at).size() - 1),
            false,
            ""));
    kinds.add(
        new Kind(
            "two cells of one type change places",
            (table, random) -> {
              int row = table.row(random);
              List<String> cells = table.rows().get(row);
              int one = 5 + random.nextInt(cells.size() - 5);
              for (int two = 5; two < cells.size(); two++) {
                if (two != one
                    && table.column(one).type() == table.column(two).type()
                    && !cells.get(one).equals(cells.get(two))) {
                  Collections.swap(cells, one, two);
                  return Optional.of(table.at(row + 1));
                }
              }
              return Optional.empty();
            },
            VALUE));
    kinds.add(
        new Kind(
            "two cells of two rows change places",
            (table, random) -> {
              int one = table.row(random);
              int two = table.row(random);
              int at = 5 + random.nextInt(table.rows().get(0).size() - 5);
              String cell = table.rows().get(one).get(at);
              table.rows().get(one).set(at, table.rows().get(two).get(at));
              table.rows().get(two).set(at, cell);
              return Optional.of(table.at(0));
            },
            VALUE));
    kinds.add(columns("columns in another order", (row, at) -> Collections.rotate(row, at)));
    kinds.add(columns("a column lost", (row, at) -> row.remove((int) at)));
    kinds.add(columns("a column twice", (row, at) -> row.add(at, row.get(at))));
    kinds.add(columns("a blank column within", (row, at) -> row.add(at, "")));
    kinds.add(columns("a blank column at the end", (row, at) -> row.add("")));
  }

  private static void lines(List<Kind> kinds) {
    kinds.add(text("CRLF", (table, random) -> table.text().replace("\n", "\r\n"), 0));
    kinds.add(text("CR", (table, random) -> table.text().replace("\n", "\r"), 0));
    kinds.add(
        text(
            "ends of lines mixed",
            (table, random) ->
                table
                    .text()
                    .lines()
                    .map(line -> line + List.of("\n", "\r\n", "\r").get(random.nextInt(3)))
                    .collect(Collectors.joining()),
            0));
    kinds.add(text("blank lines", (table, random) -> "\n" + table.text().replace("\n", "\n\n"), 0));
    kinds.add(inRow("a line broken", row -> replaceOne(row, ",", ",\n")));
    kinds.add(
        new Kind(
            "two lines joined",
            (table, random) -> {
              int at = 1 + random.nextInt(Math.max(1, table.rows().size() - 2));
              String text = table.text();
              int end = endOfLine(text, at);
              return Optional.of(utf8(text.substring(0, end) + text.substring(end + 1), at + 1));
            },
            ""));
    kinds.add(
        new Kind(
            "the tail cut within a line",
            (table, random) -> {
              String text = table.text();
              int at = text.length() - 2 - random.nextInt(text.length() / 5);
              return text.charAt(at - 1) == '\n'
                  ? Optional.empty()
                  : Optional.of(utf8(text.substring(0, at), lineAt(text, at - 1)));
            },
            ""));
    kinds.add(
        new Kind(
            "the tail cut at the end of a line",
            (table, random) -> {
              table
                  .rows()
                  .subList(Math.max(2, table.rows().size() * 4 / 5), table.rows().size())
                  .clear();
              return Optional.of(table.at(0));
            },
            RECORD));
    kinds.add(
        text("the end of the last line lost", (table, random) -> table.text().stripTrailing(), 0));
    kinds.add(text("the file twice over", (table, random) -> table.text() + table.text(), 0));
    kinds.add(text("the rows twice over", (table, random) -> table.text() + tail(table), 0));
    kinds.add(text("an empty file", (table, random) -> "", 0));
    kinds.add(inRow("a huge cell", row -> row.replaceFirst(",", ",\"" + "x".repeat(2000) + "\",")));
    kinds.add(
        cell(
            "a cell of a million letters",
            column -> true,
            each -> true,
            null,
            cell -> "y".repeat(1_000_000)));
    kinds.add(
        cell(
            "a line end in a quoted cell",
            column -> true,
            PollutionTest::isFilled,
            null,
            cell -> cell.substring(0, 1) + "\n" + cell.substring(1)));
  }

  private static void numbers(List<Kind> kinds) {
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("thousands commas, quoted", cell -> cell + ",000");
    ways.put("a locale decimal, quoted", cell -> cell + ",5");
    ways.put("a point for thousands", cell -> cell + ".000");
    ways.put("a blank for thousands", cell -> cell + " 000");
    ways.put("a per cent sign", cell -> cell + "%");
    ways.put("a pound sign", cell -> "\u00a3" + cell);
    ways.put("a plus", cell -> "+" + cell);
    ways.put("a minus behind", cell -> cell + "-");
    ways.put("a minus before", cell -> "-" + (cell.equals("0") ? "1" : cell));
    ways.put("brackets for minus", cell -> "(" + cell + ")");
    ways.put("an exponent", cell -> cell + "e3");
    ways.put("a letter O in a number", cell -> cell + "O");
    ways.put("a letter l in a number", cell -> "l" + cell);
    ways.put("full-width digits", cell -> cell + "\uff11");
    ways.put("Arabic digits", cell -> cell + "\u0661");
    ways.put("a no-break space in a number", cell -> cell + "\u00a00");
    ways.put("a formula in a number", cell -> "=" + cell);
    ways.put("#REF! in a number", cell -> "#REF!");
    ways.put("a hidden number, <5", cell -> "<5");
    ways.put("a hidden number, *", cell -> "*");
    ways.put("a hidden number, c", cell -> "c");
    ways.put("a number is n/a", cell -> "n/a");
    ways.put("a number is NaN", cell -> "NaN");
    ways.put("a number is Infinity", cell -> "Infinity");
    ways.put("a number is 0x10", cell -> "0x10");
    ways.put("a number is a date", cell -> "01-Feb");
    ways.forEach(
        (name, way) -> kinds.add(cell(name, Column::isNumber, PollutionTest::isNumber, null, way)));
    kinds.add(
        cell(
            "a whole number with decimals",
            column -> column.type() == Column.Type.INTEGER,
            PollutionTest::isNumber,
            null,
            cell -> cell + ".0"));
    kinds.add(
        cell(
            "thousands commas, not quoted",
            Column::isNumber,
            PollutionTest::isNumber,
            null,
            cell -> cell + "\u0000000",
            "\u0000",
            ","));
    kinds.add(
        cell(
            "a number blank",
            column -> column.isNumber() && column.required(),
            PollutionTest::isNumber,
            null,
            cell -> ""));
    kinds.add(
        cell(
            "an optional number blank",
            column -> column.isNumber() && !column.required(),
            PollutionTest::isNumber,
            VALUE,
            cell -> ""));
    kinds.add(
        cell(
            "a digit changed",
            Column::isNumber,
            PollutionTest::isNumber,
            VALUE,
            cell -> (cell.charAt(0) == '9' ? "8" : "9") + cell.substring(1)));
    kinds.add(
        cell(
            "a digit lost",
            Column::isNumber,
            cell -> isNumber(cell) && cell.length() > 1,
            VALUE,
            cell -> cell.substring(1)));
    kinds.add(
        cell("x for a number", Column::isNumber, PollutionTest::isNumber, VALUE, cell -> "x"));
    kinds.add(cell("z for a number", Column::isNumber, PollutionTest::isNumber, "", cell -> "z"));
  }

  private static void dates(List<Kind> kinds) {
    Predicate<Column> date = column -> column.type() == Column.Type.DATE;
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("a date as mm/dd/yyyy", each -> parts(each, "%2$s/%3$s/%1$s"));
    ways.put("a date as dd/mm/yyyy", each -> parts(each, "%3$s/%2$s/%1$s"));
    ways.put("a date as dd/mm/yy", each -> parts(each, "%3$s/%2$s/") + each.substring(2, 4));
    ways.put("a date as dd.mm.yyyy", each -> parts(each, "%3$s.%2$s.%1$s"));
    ways.put("a date as dd-mm-yyyy", each -> parts(each, "%3$s-%2$s-%1$s"));
    ways.put("a date as yyyy/mm/dd", each -> parts(each, "%1$s/%2$s/%3$s"));
    ways.put("a date as yyyymmdd", each -> parts(each, "%1$s%2$s%3$s"));
    ways.put("a date with midnight", each -> each + " 00:00:00");
    ways.put("a date with T and midnight", each -> each + "T00:00:00");
    ways.put("a date with another time", each -> each + " 23:00:00");
    ways.put("a day number", each -> "45999");
    ways.put("a date without day", each -> each.substring(0, 7));
    ways.put("month and day change places", each -> parts(each, "%1$s-%3$s-%2$s"));
    ways.forEach(
        (name, way) ->
            kinds.add(
                cell(
                    name,
                    date,
                    PollutionTest::isFilled,
                    name.startsWith("month") ? VALUE : "",
                    way)));
    ways.keySet().stream()
        .limit(10)
        .forEach(
            name ->
                kinds.add(
                    new Kind(
                        "all: " + name,
                        (table, random) -> {
                          boolean any = false;
                          for (List<String> row : table.rows().subList(1, table.rows().size())) {
                            for (int i = 0; i < row.size(); i++) {
                              if (date.test(table.column(i))
                                  && row.get(i).matches("\\d{4}-\\d\\d-\\d\\d")) {
                                row.set(i, ways.get(name).apply(row.get(i)));
                                any = true;
                              }
                            }
                          }
                          return any ? Optional.of(table.at(0)) : Optional.empty();
                        },
                        "")));
  }

  private static void codesAndIds(List<Kind> kinds) {
    Predicate<Column> code = column -> column.type() == Column.Type.CODE;
    Predicate<Column> id =
        column ->
            column.type() == Column.Type.TEXT_ID
                && !RowCheck.IDENTITY.contains(column.name())
                && !column.name().equals(Return.ACADEMIC_YEAR);
    Predicate<Column> identity = column -> RowCheck.IDENTITY.contains(column.name());
    kinds.add(
        cell(
            "a code in capitals",
            code,
            PollutionTest::isFilled,
            "",
            cell ->
                cell.equals(cell.toUpperCase(Locale.ROOT))
                    ? cell + "A"
                    : cell.toUpperCase(Locale.ROOT)));
    kinds.add(
        cell("a code with a full stop", code, PollutionTest::isFilled, "", cell -> cell + "."));
    kinds.add(
        cell(
            "a code with an en dash",
            code,
            cell -> cell.contains("-"),
            "",
            cell -> cell.replace('-', '\u2013')));
    kinds.add(
        cell(
            "a code cut",
            code,
            cell -> cell.length() > 2,
            "",
            cell -> cell.substring(0, cell.length() - 1)));
    kinds.add(cell("a code is a formula", code, PollutionTest::isFilled, "", cell -> "=" + cell));
    kinds.add(cell("a code is TRUE", code, PollutionTest::isFilled, "", cell -> "TRUE"));
    kinds.add(
        cell(
            "a required code blank",
            column -> code.test(column) && column.required(),
            PollutionTest::isFilled,
            "",
            cell -> ""));
    kinds.add(
        cell(
            "an optional code blank",
            column -> code.test(column) && !column.required(),
            PollutionTest::isFilled,
            VALUE,
            cell -> ""));
    kinds.add(
        cell(
            "blanks around a cell",
            column -> true,
            PollutionTest::isFilled,
            "",
            cell -> "  " + cell + "\u00a0"));
    kinds.add(
        cell(
            "a cell of identity changed",
            identity,
            PollutionTest::isFilled,
            "",
            cell -> cell.substring(0, cell.length() - 1) + "7"));
    kinds.add(cell("a cell of identity blank", identity, PollutionTest::isFilled, "", cell -> ""));
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("an id is a formula", cell -> "=" + cell);
    ways.put("an id is #N/A", cell -> "#N/A");
    ways.put("an id is hashes", cell -> "########");
    ways.put("an id shortened", cell -> "1.23457E+12");
    ways.put("an id is a date", cell -> "12-Mar");
    ways.put("an id with decimals", cell -> "12345.0");
    ways.put("an id with thousands commas", cell -> "12,345");
    ways.put("an id is nan", cell -> "nan");
    ways.put("an id with an apostrophe", cell -> "'" + cell);
    ways.put("an id with a curly quotation mark", cell -> cell + "\u201d");
    ways.put("an id with a full-width digit", cell -> cell + "\uff11");
    ways.put(
        "an id with a no-break space", cell -> cell.substring(0, 1) + "\u00a0" + cell.substring(1));
    ways.put("an id with a Cyrillic letter", cell -> cell + "\u0430");
    ways.put("an id with a tab", cell -> cell.substring(0, 1) + "\t" + cell.substring(1));
    ways.forEach((name, way) -> kinds.add(cell(name, id, PollutionTest::isFilled, "", way)));
    kinds.add(
        cell(
            "an id blank",
            column -> id.test(column) && column.required(),
            PollutionTest::isFilled,
            "",
            cell -> ""));
    kinds.add(
        cell(
            "O for 0 in an id",
            id,
            cell -> cell.contains("0"),
            "an id is whatever the authority makes it; C4-11 misses it next quarter",
            cell -> cell.replaceFirst("0", "O")));
    kinds.add(
        cell(
            "zeros in front of an id lost",
            id,
            cell -> cell.startsWith("0"),
            "an id is whatever the authority makes it; in a workbook numbers for ids are noted",
            cell -> cell.substring(1)));
  }

  // ---------------------------------------------------------------- words for them

  private static Kind text(
      String name, java.util.function.BiFunction<Table, Random, String> text, int line) {
    return new Kind(
        name, (table, random) -> Optional.of(utf8(text.apply(table, random), line)), "");
  }

  private static Kind encoded(String name, String mark, Charset charset) {
    return new Kind(
        name,
        (table, random) -> Optional.of(new Damaged((mark + table.text()).getBytes(charset), 0)),
        "");
  }

  private static Kind header(String name, UnaryOperator<String> way) {
    return new Kind(
        name,
        (table, random) -> {
          table.rows().get(0).replaceAll(way);
          return Optional.of(table.at(1));
        },
        "");
  }

  private static Kind inRow(String name, UnaryOperator<String> way) {
    return new Kind(
        name,
        (table, random) -> {
          int at = table.row(random);
          StringBuilder text = new StringBuilder();
          for (int row = 0; row < table.rows().size(); row++) {
            String line = Table.line(table.rows().get(row), ",");
            String bare = line.substring(0, line.length() - 1);
            text.append(row == at ? way.apply(bare) : bare).append('\n');
          }
          return Optional.of(utf8(text.toString(), at + 1));
        },
        "");
  }

  private static Kind rows(
      String name,
      java.util.function.BiConsumer<List<List<String>>, Integer> way,
      boolean whole,
      String reason) {
    return new Kind(
        name,
        (table, random) -> {
          int at = table.row(random);
          way.accept(table.rows(), at);
          // Of two equal rows the second is the one too many.
          return Optional.of(table.at(whole ? 0 : name.endsWith("twice") ? at + 2 : at + 1));
        },
        reason);
  }

  private static Kind columns(
      String name, java.util.function.BiConsumer<List<String>, Integer> way) {
    return new Kind(
        name,
        (table, random) -> {
          int at = 1 + random.nextInt(table.rows().get(0).size() - 1);
          table.rows().forEach(row -> way.accept(row, at));
          return Optional.of(table.at(0));
        },
        "");
  }

  private static Kind cell(
      String name,
      Predicate<Column> columns,
      Predicate<String> cells,
      @org.jspecify.annotations.Nullable String reason,
      UnaryOperator<String> way) {
    return cell(name, columns, cells, reason, way, "", "");
  }

  /** With a stand-in for what the writer of the table would quote. */
  private static Kind cell(
      String name,
      Predicate<Column> columns,
      Predicate<String> cells,
      @org.jspecify.annotations.Nullable String reason,
      UnaryOperator<String> way,
      String standIn,
      String truly) {
    return new Kind(
        name,
        (table, random) ->
            table
                .cell(random, columns, cells)
                .map(
                    at -> {
                      List<String> row = table.rows().get(at[0]);
                      row.set(at[1], way.apply(row.get(at[1])));
                      return utf8(
                          standIn.isEmpty() ? table.text() : table.text().replace(standIn, truly),
                          at[0] + 1);
                    }),
        reason == null ? "" : reason);
  }

  private static Optional<Damaged> bytes(Table table, Random random, byte[] inserted) {
    byte[] bytes = table.text().getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length - 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(inserted);
    out.write(bytes, at, bytes.length - at);
    return Optional.of(new Damaged(out.toByteArray(), lineAt(table.text(), at)));
  }

  private static Damaged utf8(String text, int line) {
    return new Damaged(text.getBytes(StandardCharsets.UTF_8), line);
  }

  private static String tail(Table table) {
    String text = table.text();
    return text.substring(text.indexOf('\n') + 1);
  }

  private static String quoted(Table table) {
    return table.rows().stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> '"' + cell + '"')
                    .collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining());
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(each -> each == '\n').count();
  }

  private static int endOfLine(String text, int line) {
    int end = -1;
    for (int i = 0; i <= line; i++) {
      end = text.indexOf('\n', end + 1);
    }
    return end;
  }

  private static String replaceOne(String row, String what, String with) {
    int half = row.indexOf(what, row.length() / 2);
    return half < 0 ? row : row.substring(0, half) + with + row.substring(half + what.length());
  }

  private static void swap(List<String> row, Random random) {
    Collections.swap(row, 5 + random.nextInt(row.size() - 5), 5 + random.nextInt(row.size() - 5));
  }

  private static String parts(String date, String form) {
    return String.format(
        Locale.ROOT, form, date.substring(0, 4), date.substring(5, 7), date.substring(8));
  }

  private static boolean isFilled(String cell) {
    return cell.length() > 1;
  }

  private static boolean isNumber(String cell) {
    return cell.matches("\\d+(\\.\\d+)?");
  }

  // ---------------------------------------------------------------- valid submissions

  /** Of each return one that is accepted, with enough rows. */
  private List<Table> valid() throws IOException {
    Path out = folder.resolve("sample");
    new SampleReturns(RETURNS, REFERENCE, SampleYaml.read(Path.of("jobs", "sample"), RETURNS))
        .write(
            out,
            new SampleReturns.Options("E12000002", 1, QUARTER, 0.2, 20251231),
            (files, of) -> {});
    Map<String, Table> tables = new TreeMap<>();
    for (Incoming.Found each : Incoming.find(out, RETURNS)) {
      FileName name = each.name().orElseThrow();
      if (!tables.containsKey(name.returnId())
          && reader().read(name, each.file(), each.sha256()).value().accepted()) {
        Table table = table(name, each.file());
        if (table.rows().size() > 6) {
          tables.put(name.returnId(), table);
        }
      }
    }
    assertThat(tables).hasSize(6);
    return List.copyOf(tables.values());
  }

  private static Table table(FileName name, Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (var text = Files.newBufferedReader(file)) {
      CsvRows csv = new CsvRows(text, ',');
      for (Optional<ReceivedRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        rows.add(row.get().cells());
      }
    }
    return new Table(name, RETURNS.get(name.returnId()), rows);
  }

  private Checked<Taken> read(FileName name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name.text()), bytes);
    return reader().read(name, file, Incoming.sha256(file));
  }

  private static SubmissionReader reader() {
    return new SubmissionReader(RETURNS, REFERENCE, new SubmissionReader.Limits(5, 100));
  }

  /** The rows without their lines and order; numbers by their value. */
  private static List<String> rows(Checked<Taken> checked) {
    List<String> rows = new ArrayList<>();
    checked
        .value()
        .blocks()
        .forEach(
            block ->
                block.read(
                    (line, cells) ->
                        rows.add(
                            cells.stream()
                                .map(PollutionTest::value)
                                .collect(Collectors.joining("\u001f")))));
    Collections.sort(rows);
    return rows;
  }

  private static String value(String cell) {
    return cell.matches("\\d{1,9}\\.\\d+")
        ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
        : cell;
  }
}
