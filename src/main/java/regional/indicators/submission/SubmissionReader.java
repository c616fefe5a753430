package regional.indicators.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/**
 * Reads one submission and checks it against its return: shape, types, codes, keys, required rows
 * and the rules common to all (COM-01 to 09 and 13). One pass, whatever the size: accepted rows are
 * packed as they are read.
 *
 * <p>Shape is checked before cells, so that one bad header gives one finding and not thousands.
 */
public final class SubmissionReader {

  /**
   * @param rejectedRowsPercent a record return with more rejected rows than this is rejected
   * @param findingsKeptPerCode further ones are counted and not kept
   */
  public record Limits(double rejectedRowsPercent, int findingsKeptPerCode) {}

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
  private static final int LONGEST_CELL = 1000;

  private final Returns returns;
  private final Reference reference;
  private final Limits limits;

  public SubmissionReader(Returns returns, Reference reference, Limits limits) {
    this.returns = returns;
    this.reference = reference;
    this.limits = limits;
  }

  /**
   * @param sha256 of the bytes as received: a file that changed since is refused
   * @throws IOException if the file cannot be opened at all
   */
  public Checked<Taken> read(FileName name, Path file, String sha256) throws IOException {
    Return form = returns.get(name.returnId());
    FindingLog findings = new FindingLog(name, returns, form, limits.findingsKeptPerCode());
    MessageDigest digest = Incoming.sha256();
    Reading reading = new Reading(name, form, findings, DateOrder.of(form, file));
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      reading.read(bytes);
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      findings.reject("COM-01", "The file changed while it was being read");
    }
    return new Checked<>(reading.taken(), findings.kept());
  }

  /** One reading of one file. */
  private final class Reading {
    private final FileName name;
    private final Return form;
    private final FindingLog findings;
    private final DateOrder dateOrder;
    private final RowBlock.Writer blocks = new RowBlock.Writer();
    private final Set<DataPeriod> periods = new LinkedHashSet<>();
    private int rows;
    private int rejectedRows;
    private final Map<String, Integer> rejectedBy = new LinkedHashMap<>();

    private Reading(FileName name, Return form, FindingLog findings, DateOrder dateOrder) {
      this.name = name;
      this.form = form;
      this.findings = findings;
      this.dateOrder = dateOrder;
    }

    private void read(InputStream bytes) {
      try (CSVParser parser = CSV.parse(text(bytes))) {
        var records = parser.iterator();
        if (!records.hasNext()) {
          findings.breach("COM-01", 0, "", "", "The file is empty");
          return;
        }
        List<String> header = cells(records.next());
        int[] positions = positions(header);
        if (!findings.rejected()) {
          rows(parser, records, header.size(), positions);
        }
      } catch (CharacterCodingException e) {
        findings.breach("COM-01", 0, "", "", "The file is not text in UTF-8");
      } catch (IOException e) {
        unreadable();
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof CharacterCodingException) {
          findings.breach("COM-01", 0, "", "", "The file is not text in UTF-8");
        } else {
          unreadable();
        }
      }
    }

    private void unreadable() {
      findings.breach(
          "COM-01",
          0,
          "",
          "",
          "The file is not CSV that can be read: a quotation mark is not closed");
    }

    private void rows(
        CSVParser parser, java.util.Iterator<CSVRecord> records, int width, int[] positions) {
      RowCheck check = new RowCheck(name, form, reference, findings, dateOrder);
      Set<String> keys = new HashSet<>();
      RequiredRows required = new RequiredRows(name, form, reference);
      int line = (int) parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (record.size() != width) {
          findings.breach(
              "COM-01",
              line,
              "",
              "",
              "The row has " + record.size() + " cells, the header " + width);
          return;
        }
        rows++;
        String[] cells = inOrder(record, positions);
        if (Arrays.stream(cells).anyMatch(cell -> cell.length() > LONGEST_CELL)) {
          findings.breach(
              "COM-01", line, "", "", "A cell is longer than " + LONGEST_CELL + " characters");
          return;
        }
        RowCheck.Outcome outcome = check.row(line, cells);
        if (!keys.add(check.key(cells))) {
          findings.breach(
              "COM-05",
              line,
              "",
              "",
              "A row with the same key stands further up: " + keyText(cells));
        }
        required.met(line, cells, findings);
        if (outcome.rejectedBy().isEmpty()) {
          blocks.add(line, Arrays.asList(cells));
          outcome.period().ifPresent(periods::add);
        } else {
          rejectedRows++;
          rejectedBy.merge(outcome.rejectedBy().get(), 1, Integer::sum);
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
      required.missing(findings);
      tolerate();
    }

    /**
     * Key columns of an aggregate return are codes; those of a record return name a child and are
     * not repeated.
     */
    private String keyText(String[] cells) {
      if (form.kind() == Return.Kind.RECORD) {
        return "see the key columns of the layout";
      }
      List<String> parts = new ArrayList<>();
      form.key().forEach(column -> parts.add(cells[form.indexOf(column)]));
      return String.join(", ", parts);
    }

    private void tolerate() {
      if (form.kind() == Return.Kind.RECORD
          && rejectedRows * 100.0 > rows * limits.rejectedRowsPercent()) {
        String most =
            rejectedBy.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
        findings.reject(
            most,
            "%d of %d rows are rejected, most of them by %s: more than %.0f %% rejects the file"
                .formatted(rejectedRows, rows, most, limits.rejectedRowsPercent()));
      }
    }

    /** Where each column of the return stands in the file; -1 for one that may be absent and is. */
    private int[] positions(List<String> header) {
      List<String> faults = new ArrayList<>();
      List<String> columns = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (String heading : header) {
        boolean known = form.column(heading).isPresent();
        if (!known && PersonalData.isHeading(heading)) {
          findings.breach("COM-09", 1, "", "", "The header has a column for personal data");
        }
        if (!known) {
          faults.add(
              "unknown column "
                  + (PersonalData.isHeading(heading) ? "(not repeated here)" : quoted(heading)));
          columns.add(heading);
        } else if (!seen.add(heading)) {
          faults.add("column " + heading + " twice");
          columns.add(heading);
        }
      }
      int[] positions = new int[form.columns().size()];
      for (int i = 0; i < positions.length; i++) {
        Column column = form.columns().get(i);
        positions[i] = header.indexOf(column.name());
        if (positions[i] < 0 && !column.mayBeAbsent()) {
          faults.add("no column " + column.name());
          columns.add(column.name());
        }
      }
      if (!faults.isEmpty()) {
        boolean personal = findings.has("COM-09");
        findings.breach(
            "COM-01",
            1,
            columns.size() == 1 && !personal ? columns.get(0) : "",
            "",
            "The header is not the layout's: " + shortened(faults));
      }
      return positions;
    }

    private static String quoted(String heading) {
      return "\"" + (heading.length() > 40 ? heading.substring(0, 40) + "..." : heading) + "\"";
    }

    private static String shortened(List<String> faults) {
      String text = String.join("; ", faults.subList(0, Math.min(5, faults.size())));
      return faults.size() > 5 ? text + " and " + (faults.size() - 5) + " more" : text;
    }

    private static String[] inOrder(CSVRecord record, int[] positions) {
      String[] cells = new String[positions.length];
      for (int i = 0; i < positions.length; i++) {
        cells[i] = positions[i] < 0 ? "" : record.get(positions[i]).strip();
      }
      return cells;
    }

    private Taken taken() {
      boolean accepted = !findings.rejected();
      return new Taken(
          accepted,
          rows,
          rejectedRows,
          accepted ? blocks.finish() : List.of(),
          accepted ? periods : Set.of(),
          findings.counted(),
          findings.has("COM-09"));
    }
  }

  private static List<String> cells(CSVRecord record) {
    List<String> cells = new ArrayList<>();
    record.forEach(cell -> cells.add(cell.strip()));
    return cells;
  }

  /** Strict UTF-8; a byte-order mark is dropped. */
  private static BufferedReader text(InputStream bytes) throws IOException {
    PushbackInputStream start = new PushbackInputStream(bytes, 3);
    byte[] first = start.readNBytes(3);
    boolean mark =
        first.length == 3
            && (first[0] & 0xff) == 0xef
            && (first[1] & 0xff) == 0xbb
            && (first[2] & 0xff) == 0xbf;
    if (!mark) {
      start.unread(first);
    }
    return new BufferedReader(
        new InputStreamReader(
            start,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 16);
  }
}
