package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Quarter;

/**
 * What the ledger holds of one authority, for the one thread that checks what it sent. Rules ask
 * for the same submissions again and again: each is looked for once, until it is told to have
 * changed.
 */
public final class HeldInLedger implements Held {

  private record Asked(String returnId, Quarter quarter) {}

  private final Ledger ledger;
  private final String oldLaCode;
  private final Map<Asked, Optional<InLedger>> known = new HashMap<>();

  public HeldInLedger(Ledger ledger, String oldLaCode) {
    this.ledger = ledger;
    this.oldLaCode = oldLaCode;
  }

  @Override
  public Optional<File> standing(String returnId, Quarter quarter) {
    return find(returnId, quarter).map(each -> each);
  }

  /** The entry of the ledger that stands; its number of findings may be an earlier one. */
  public Optional<Ledger.Entry> entry(String returnId, Quarter quarter) {
    return find(returnId, quarter).map(each -> each.entry);
  }

  private Optional<InLedger> find(String returnId, Quarter quarter) {
    return known.computeIfAbsent(
        new Asked(returnId, quarter),
        asked ->
            ledger.standing(returnId, oldLaCode, quarter).map(each -> new InLedger(ledger, each)));
  }

  /** Another submission of this return and quarter may stand now. */
  public void changed(Submission submission) {
    known.remove(new Asked(submission.returnId(), submission.quarter()));
  }

  private static final class InLedger implements File {

    /** A file of so few rows is read once. */
    private static final int FEW_ROWS = 300;

    private final Ledger ledger;
    private final Ledger.Entry entry;
    private @Nullable List<Table.Row> rows;

    InLedger(Ledger ledger, Ledger.Entry entry) {
      this.ledger = ledger;
      this.entry = entry;
    }

    @Override
    public int version() {
      return entry.submission().version();
    }

    @Override
    public String sha256() {
      return entry.submission().sha256();
    }

    @Override
    public int rows() {
      return entry.rows();
    }

    @Override
    public void read(RowBlock.Reader reader) {
      if (entry.rows() > FEW_ROWS) {
        readStored(reader);
        return;
      }
      if (rows == null) {
        List<Table.Row> read = new ArrayList<>(entry.rows());
        readStored((line, cells) -> read.add(new Table.Row(line, cells)));
        rows = read;
      }
      rows.forEach(each -> reader.row(each.line(), each.cells()));
    }

    private void readStored(RowBlock.Reader reader) {
      ledger.read(
          List.of(entry.submission()), (submission, line, cells) -> reader.row(line, cells));
    }
  }
}
