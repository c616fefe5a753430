package regional.indicators.submission;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Reference;
import regional.indicators.returns.Column;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/**
 * Reads one submission and checks it against its return: shape, types, codes, keys, required rows
 * and every declared rule but those between returns ({@link CrossRules}). One pass, whatever the
 * size: accepted rows are packed as they are read.
 *
 * <p>Shape is checked before cells, so that one bad header gives one finding and not thousands.
 */
public final class SubmissionReader {

  /**
   * @param rejectedRowsPercent a record return with more rejected rows than this is rejected
   * @param findingsKeptPerCode further ones are counted and not kept
   */
  public record Limits(double rejectedRowsPercent, int findingsKeptPerCode) {}

  private static final int LONGEST_CELL = 1000;
  private static final int MOST_COLUMNS = 1000;

  private final Returns returns;
  private final Reference reference;
  private final Limits limits;
  private final Published published;

  /** A reader to which no published figure is known. */
  public SubmissionReader(Returns returns, Reference reference, Limits limits) {
    this(returns, reference, limits, Published.nothing());
  }

  public SubmissionReader(
      Returns returns, Reference reference, Limits limits, Published published) {
    this.returns = returns;
    this.reference = reference;
    this.limits = limits;
    this.published = published;
  }

  /**
   * @param sha256 of the bytes as received: a file that changed since is refused
   * @throws IOException if the file cannot be opened at all
   */
  public Checked<Taken> read(FileName name, Path file, String sha256) throws IOException {
    return read(name, FileBytes.of(file), sha256, Held.nothing());
  }

  /**
   * @param held what is held of the authority so far, for rules that compare with it
   * @param sha256 of the bytes as received: a file that changed since is refused
   * @throws IOException if the file cannot be opened at all
   */
  public Checked<Taken> read(FileName name, FileBytes file, String sha256, Held held)
      throws IOException {
    Return form = returns.get(name.returnId());
    FindingLog findings = new FindingLog(name, returns, form, limits.findingsKeptPerCode());
    RuleCheck rules = new RuleCheck(name, form, returns, reference, held, published, findings);
    Reading reading = new Reading(name, form, findings, rules);
    String found = file.sha256(bytes -> reading.read(file, bytes));
    if (reading.complete.isPresent()) {
      rules.finish(sha256, reading.rows, reading.complete.get());
    }
    return found.equals(sha256)
        ? new Checked<>(reading.taken(), findings.kept())
        : refused(name, "COM-01", "The file changed while it was being read");
  }

  /**
   * Whether the bytes of a rejected file may be kept: all of it can be read, to its end, and
   * nothing personal is seen in it. Reading for figures stops at the first fault of the whole file.
   *
   * @throws IOException if the file cannot be opened at all
   */
  public boolean mayBeKept(FileName name, FileBytes file) throws IOException {
    Return form = returns.get(name.returnId());
    try (InputStream bytes = file.open()) {
      ReceivedRows rows = Intake.of(name, form, file, bytes).rows();
      Optional<ReceivedRows.Row> row = rows.next();
      if (row.isPresent() && row.get().cells().stream().anyMatch(PersonalData::isInHeading)) {
        return false;
      }
      Set<Integer> pseudonyms = row.map(each -> pseudonyms(form, each)).orElse(Set.of());
      for (row = rows.next(); row.isPresent(); row = rows.next()) {
        List<String> cells = row.get().cells();
        for (int i = 0; i < cells.size(); i++) {
          if (PersonalData.inCell(cells.get(i)).isPresent()
              || pseudonyms.contains(i) && PersonalData.dateInText(cells.get(i)).isPresent()) {
            return false;
          }
        }
      }
      return true;
    } catch (Unreadable e) {
      return false;
    }
  }

  /** Where in a row pseudonyms stand; of a file without the return's header anywhere. */
  private static Set<Integer> pseudonyms(Return form, ReceivedRows.Row header) {
    List<String> names = Header.of(form, header.cells()).names();
    boolean known = form.columns().stream().anyMatch(each -> names.contains(each.name()));
    return IntStream.range(0, names.size())
        .filter(i -> !known || form.column(names.get(i)).filter(Column::pseudonym).isPresent())
        .boxed()
        .collect(Collectors.toSet());
  }

  /** A file refused for one reason, whatever else may be wrong with it. */
  public Checked<Taken> refused(FileName name, String code, String message) {
    FindingLog findings = new FindingLog(name, returns, returns.get(name.returnId()), 1);
    findings.reject(code, message);
    return new Checked<>(
        new Taken(false, 0, 0, List.of(), Set.of(), findings.counted(), false), findings.kept());
  }

  /** One reading of one file. */
  private final class Reading {
    private final FileName name;
    private final Return form;
    private final FindingLog findings;
    private final RowBlock.Writer blocks = new RowBlock.Writer();
    private final Set<DataPeriod> periods = new LinkedHashSet<>();
    private final RuleCheck rules;
    private int rows;
    private int rejectedRows;

    /** Whether every row asked for is there; empty until the file is read to its end. */
    private Optional<Boolean> complete = Optional.empty();

    private final Map<String, Integer> rejectedBy = new LinkedHashMap<>();

    private Reading(FileName name, Return form, FindingLog findings, RuleCheck rules) {
      this.name = name;
      this.form = form;
      this.findings = findings;
      this.rules = rules;
    }

    private void read(FileBytes file, InputStream bytes) throws IOException {
      try {
        Intake intake = Intake.of(name, form, file, bytes);
        note(intake.before());
        Optional<ReceivedRows.Row> first = intake.rows().next();
        if (first.isEmpty()) {
          findings.breach("COM-01", 0, "", "", "The file is empty");
          return;
        }
        int line = first.get().line();
        if (first.get().cells().size() > MOST_COLUMNS) {
          throw new Unreadable(
              line, "The first line has " + first.get().cells().size() + " cells and is no header");
        }
        Header header = Header.of(form, first.get().cells());
        int[] positions = positions(line, header, intake.separatedBy());
        if (!findings.rejected()) {
          note(header, line);
          rows(intake, line, header, positions);
        }
      } catch (Unreadable e) {
        findings.breach(e.code(), e.line(), "", "", e.told());
      }
    }

    private void note(List<ReceivedRows.Note> notes) {
      notes.forEach(each -> findings.note("COM-01", each.line(), "", "", each.message()));
    }

    private void note(Header header, int line) {
      if (!header.rewritten().isEmpty()) {
        findings.note(
            "COM-01",
            line,
            header.onlyRewritten().orElse(""),
            "",
            "Headings are not written as in the layout: "
                + shortened(
                    header.rewritten().entrySet().stream()
                        .map(each -> "\"" + cut(each.getValue()) + "\" for " + each.getKey())
                        .toList()));
      }
      if (header.width() > header.names().size()) {
        findings.note(
            "COM-01", line, "", "", "Blank columns after the last heading were passed over");
      }
    }

    private void rows(Intake intake, int headerLine, Header header, int[] positions)
        throws IOException {
      int width = header.width();
      int headings = header.names().size();
      int lastLine = headerLine;
      ReceivedCells received =
          new ReceivedCells(form, findings, intake.plain(), intake.windows(), intake.dayZero());
      RowCheck check = new RowCheck(name, form, reference, findings, intake.dateOrder());
      check.authority();
      Long2IntOpenHashMap keys = new Long2IntOpenHashMap();
      RequiredRows required = new RequiredRows(name, form, reference);
      ReceivedRows all = intake.rows();
      for (Optional<ReceivedRows.Row> row = all.next(); row.isPresent(); row = all.next()) {
        int line = row.get().line();
        lastLine = line;
        List<String> read = row.get().cells();
        if (read.size() != width) {
          findings.breach(
              "COM-01", line, "", "", "The row has " + read.size() + " cells, the header " + width);
          return;
        }
        if (width > headings && !read.subList(headings, width).stream().allMatch(String::isEmpty)) {
          findings.breach("COM-01", line, "", "", "A cell is filled in a column without heading");
          return;
        }
        if (isTooLong(read)) {
          findings.breach(
              "COM-01", line, "", "", "A cell is longer than " + LONGEST_CELL + " characters");
          return;
        }
        rows++;
        String[] cells = inOrder(read, positions);
        received.row(row.get(), positions, cells);
        RowCheck.Outcome outcome = check.row(line, cells);
        unique(keys, check.key(cells), line, cells);
        boolean askedFor = required.met(line, cells, findings);
        if (askedFor) {
          findings.place(line, form.place(column -> cells[form.indexOf(column)]));
        }
        Optional<String> byRule =
            rules.row(line, cells, check.values(), !outcome.rejectedBy().isEmpty(), askedFor);
        Optional<String> rejected = outcome.rejectedBy().or(() -> byRule);
        if (rejected.isEmpty()) {
          blocks.add(line, cells);
          outcome.period().ifPresent(periods::add);
        } else {
          rejectedRows++;
          rejectedBy.merge(rejected.get(), 1, Integer::sum);
        }
      }
      complete = Optional.of(required.missing(findings));
      received.finish();
      note(all.notes());
      if (!intake.ended()) {
        findings.note(
            "COM-01", lastLine, "", "", "The last line has no end: check that the file is whole");
      }
      tolerate();
    }

    private static boolean isTooLong(List<String> read) {
      for (String cell : read) {
        if (cell.length() > LONGEST_CELL) {
          return true;
        }
      }
      return false;
    }

    /** Keys of an aggregate return are codes; those of a record return are not repeated. */
    private void unique(Long2IntOpenHashMap keys, long key, int line, String[] cells) {
      int before = key == 0 ? 0 : keys.putIfAbsent(key, line);
      if (before > 0) {
        String what =
            form.kind() == Return.Kind.AGGREGATE
                ? RequiredRows.words(form, cells)
                : String.join(", ", form.key());
        findings.breach(
            "COM-05", line, "", "", "The row on line " + before + " has the same key: " + what);
      }
    }

    /** Only rows rejected as rows count: a fault of the whole file is told as such. */
    private void tolerate() {
      Map<String, Integer> asRows = new LinkedHashMap<>(rejectedBy);
      asRows.keySet().removeIf(code -> findings.effect(code) != Effect.ROW_REJECTED);
      int rejected = asRows.values().stream().mapToInt(Integer::intValue).sum();
      if (rejected * 100.0 > rows * limits.rejectedRowsPercent()) {
        String most =
            asRows.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
        findings.reject(
            most,
            String.format(
                Locale.ROOT,
                "%d of %d rows are rejected, most of them by %s: more than %.0f %% rejects the file",
                rejected,
                rows,
                most,
                limits.rejectedRowsPercent()));
      }
    }

    /** Where each column of the return stands in the file; -1 for one that may be absent and is. */
    private int[] positions(int line, Header read, String separatedBy) {
      List<String> header = read.names();
      int[] positions = new int[form.columns().size()];
      int found = 0;
      for (int i = 0; i < positions.length; i++) {
        positions[i] = header.indexOf(form.columns().get(i).name());
        found += positions[i] < 0 ? 0 : 1;
      }
      boolean personal = false;
      for (String heading : header) {
        personal |= form.column(heading).isEmpty() && PersonalData.isInHeading(heading);
      }
      if (personal) {
        findings.breach(
            FindingLog.PERSONAL, line, "", "", "The header has a column for personal data");
      }
      if (found * 2 < positions.length) {
        // Perhaps no header but a row, whose cells must not be repeated.
        findings.breach(
            "COM-01",
            line,
            "",
            "",
            "The first line is not the header: it has "
                + found
                + " of the "
                + positions.length
                + " columns, separated by "
                + separatedBy);
        return positions;
      }
      Map<String, String> faults = faults(header, positions);
      if (!faults.isEmpty()) {
        findings.breach(
            "COM-01",
            line,
            faults.size() == 1 ? faults.keySet().iterator().next() : "",
            "",
            "The header is not the layout's: " + shortened(List.copyOf(faults.values())));
      }
      return positions;
    }

    /** Faults of a header, by what is to stand in the column of the finding. */
    private Map<String, String> faults(List<String> header, int[] positions) {
      Map<String, String> faults = new LinkedHashMap<>();
      Set<String> seen = new HashSet<>();
      for (String heading : header) {
        if (form.column(heading).isEmpty()) {
          boolean personal = PersonalData.isInHeading(heading);
          faults.put(
              personal ? "" : cut(heading),
              "unknown column " + (personal ? "(not repeated here)" : "\"" + cut(heading) + "\""));
        } else if (!seen.add(heading)) {
          faults.put(heading, "column " + heading + " twice");
        }
      }
      for (int i = 0; i < positions.length; i++) {
        Column column = form.columns().get(i);
        if (positions[i] < 0 && !column.mayBeAbsent()) {
          faults.put(column.name(), "no column " + column.name());
        }
      }
      return faults;
    }

    private static String cut(String heading) {
      return heading.length() > 40 ? heading.substring(0, 40) + "..." : heading;
    }

    private static String shortened(List<String> faults) {
      String text = String.join("; ", faults.subList(0, Math.min(5, faults.size())));
      return faults.size() > 5 ? text + " and " + (faults.size() - 5) + " more" : text;
    }

    private static String[] inOrder(List<String> row, int[] positions) {
      String[] cells = new String[positions.length];
      for (int i = 0; i < positions.length; i++) {
        cells[i] = positions[i] < 0 ? "" : row.get(positions[i]);
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
          findings.has(FindingLog.PERSONAL));
    }
  }
}
