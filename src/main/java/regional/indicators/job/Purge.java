package regional.indicators.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import regional.indicators.core.Quarter;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.returns.Return;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.KeptMeasures;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;
import regional.indicators.submission.Submission;

/** Deletes rows about children by their age; what measures came to of them is kept. */
final class Purge {

  /**
   * What was deleted.
   *
   * @param notRebuilt published quarters that these rows are part of
   */
  record Result(int submissions, long rows, int measures, List<Quarter> notRebuilt) {}

  private final Definitions definitions;
  private final Store store;

  Purge(Definitions definitions, Store store) {
    this.definitions = definitions;
    this.store = store;
  }

  /** All of it in one transaction. */
  Result before(Quarter quarter) {
    return Objects.requireNonNull(
        new TransactionTemplate(store.get(PlatformTransactionManager.class))
            .execute(status -> delete(quarter)));
  }

  private Result delete(Quarter before) {
    Ledger ledger = store.get(Ledger.class);
    Receipts receipts = store.get(Receipts.class);
    Map<Long, Receipts.Receipt> known = receipts.receipts();
    List<Ledger.Entry> all = ledger.entries(Quarter.LAST);
    if (all.stream().anyMatch(each -> waits(each, known))) {
      throw CommandFailure.usage(
          "A run was begun and not ended, and returns wait to be checked again: run quarterly again first.");
    }
    store.get(KeptBytes.class).deleteUnclaimed();
    List<Submission> old = new ArrayList<>();
    Set<String> stillWanted = new HashSet<>();
    for (Ledger.Entry each : all) {
      Submission one = each.submission();
      boolean ofChildren = definitions.returns().get(one.returnId()).kind() == Return.Kind.RECORD;
      Receipts.Receipt receipt = Objects.requireNonNull(known.get(one.id()));
      if (!ofChildren || one.quarter().compareTo(before) >= 0) {
        stillWanted.add(one.sha256());
      } else if (receipt.bytes() != Receipts.Bytes.PURGED
          && each.state() != Ledger.State.RECEIVED
          && (each.state() == Ledger.State.ACCEPTED || receipt.bytes() == Receipts.Bytes.KEPT)) {
        old.add(one);
      }
    }
    if (old.isEmpty()) {
      return new Result(0, 0, 0, List.of());
    }
    List<KeptMeasures.Kept> measures =
        IndicatorTable.measuresToKeep(
            definitions.indicators().and(definitions.context()),
            definitions.returns(),
            definitions.reference(),
            ledger,
            before,
            all.get(all.size() - 1).submission().quarter());
    List<KeptMeasures.Kept> kept = new ArrayList<>(measures);
    long rows = 0;
    for (Submission each : old) {
      rows += ledger.storedRows(each);
      kept.add(
          new KeptMeasures.Kept(
              each.returnId(), "", KeptMeasures.Window.ROWS, each.oldLaCode(), each.quarter(), ""));
      receipts.purged(each);
      if (!stillWanted.contains(each.sha256())) {
        store.get(KeptBytes.class).delete(each.sha256());
      }
    }
    store.get(KeptMeasures.class).take(kept);
    Quarter first = old.stream().map(Submission::quarter).min(Quarter::compareTo).orElseThrow();
    return new Result(
        old.size(),
        rows,
        measures.size(),
        receipts.quarters().stream().filter(each -> each.compareTo(first) >= 0).toList());
  }

  /** Whether rows of it are stored though it is to be checked: again. */
  private static boolean waits(Ledger.Entry entry, Map<Long, Receipts.Receipt> known) {
    return entry.state() == Ledger.State.RECEIVED
        && Objects.requireNonNull(known.get(entry.submission().id())).bytes()
            == Receipts.Bytes.KEPT;
  }
}
