package regional.indicators.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Quarter;

/**
 * What the ledger holds of one authority, for the one thread that checks what it sent. Rules ask
 * for the same submissions again and again: each is looked for once, until it is told to have
 * changed, and the rows last read are held, if they are not too many.
 */
public final class HeldInLedger implements Held {

  /** That are held of all files together. */
  private static final int MOST_ROWS = 10_000;

  private record Asked(String returnId, Quarter quarter) {}

  private final Ledger ledger;
  private final String oldLaCode;
  private final Map<Asked, Optional<InLedger>> known = new HashMap<>();

  /** Rows of files, in the order in which they were last asked for. */
  private final Map<InLedger, List<Table.Row>> rows = new LinkedHashMap<>(16, 0.75f, true);

  private int rowsHeld;

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
        asked -> ledger.standing(returnId, oldLaCode, quarter).map(InLedger::new));
  }

  /** Another submission of this return and quarter may stand now. */
  public void changed(Submission submission) {
    Optional<InLedger> before =
        known.remove(new Asked(submission.returnId(), submission.quarter()));
    if (before != null && before.isPresent()) {
      List<Table.Row> let = rows.remove(before.get());
      rowsHeld -= let == null ? 0 : let.size();
    }
  }

  private final class InLedger implements File {

    private final Ledger.Entry entry;

    InLedger(Ledger.Entry entry) {
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
      if (entry.rows() > MOST_ROWS) {
        readStored(reader);
        return;
      }
      List<Table.Row> read = rows.get(this);
      if (read == null) {
        List<Table.Row> stored = new ArrayList<>(entry.rows());
        readStored((line, cells) -> stored.add(new Table.Row(line, cells)));
        hold(this, stored);
        read = stored;
      }
      read.forEach(each -> reader.row(each.line(), each.cells()));
    }

    private void readStored(RowBlock.Reader reader) {
      ledger.read(
          List.of(entry.submission()), (submission, line, cells) -> reader.row(line, cells));
    }
  }

  /** Lets go of what was not asked for the longest. */
  private void hold(InLedger file, List<Table.Row> stored) {
    rows.put(file, stored);
    rowsHeld += stored.size();
    Iterator<List<Table.Row>> longestAgo = rows.values().iterator();
    while (rowsHeld > MOST_ROWS) {
      rowsHeld -= longestAgo.next().size();
      longestAgo.remove();
    }
  }
}
