package regional.indicators.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Quarter;

/**
 * What the ledger holds of one authority, for one thread. Rules ask for the same submissions again
 * and again: each is looked for once, and stands as it stood then.
 */
final class HeldInLedger implements Held {

  private record Asked(String returnId, Quarter quarter) {}

  private final Ledger ledger;
  private final String oldLaCode;
  private final Map<Asked, Optional<File>> known = new HashMap<>();

  HeldInLedger(Ledger ledger, String oldLaCode) {
    this.ledger = ledger;
    this.oldLaCode = oldLaCode;
  }

  @Override
  public Optional<File> standing(String returnId, Quarter quarter) {
    return known.computeIfAbsent(
        new Asked(returnId, quarter),
        asked ->
            ledger.standing(returnId, oldLaCode, quarter).map(each -> new InLedger(ledger, each)));
  }

  private static final class InLedger implements File {

    /** So many rows are kept, compressed, for the next rule that reads them. */
    private static final int FEW_ROWS = 4000;

    private final Ledger ledger;
    private final Ledger.Entry entry;
    private @Nullable List<RowBlock> blocks;

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
        ledger.read(
            List.of(entry.submission()), (submission, line, cells) -> reader.row(line, cells));
        return;
      }
      if (blocks == null) {
        blocks = ledger.blocks(entry.submission());
      }
      blocks.forEach(each -> each.read(reader));
    }
  }
}
