package regional.indicators.job;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Benchmarks;
import regional.indicators.benchmark.Plausibility;
import regional.indicators.benchmark.Revisions;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.Controlled;
import regional.indicators.disclosure.Disclosure;
import regional.indicators.disclosure.Dominance;
import regional.indicators.disclosure.HiddenFigure;
import regional.indicators.disclosure.Release;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.submission.Ledger;

/**
 * What a run computes: figures, their benchmarks, what resubmissions moved and what others may not
 * see. Each is computed once a process, from the ledger alone, so that a resumed run has it too.
 */
final class RunFigures {

  private final Definitions definitions;
  private final Ledger ledger;
  private final Quarter quarter;
  private final SentReleases sent;
  private final Progress progress;

  /** Of the indicator set, and with what packs print beside it. */
  private record Tables(IndicatorTable set, IndicatorTable all) {}

  private volatile SingletonSupplier<Tables> tables = SingletonSupplier.of(this::computeTables);
  private volatile SingletonSupplier<List<Benchmark>> benchmarks =
      SingletonSupplier.of(this::computeBenchmarks);
  private volatile SingletonSupplier<List<Benchmark>> contextBenchmarks =
      SingletonSupplier.of(this::computeContextBenchmarks);
  private volatile SingletonSupplier<Revisions> revisions =
      SingletonSupplier.of(this::computeRevisions);
  private volatile SingletonSupplier<List<Plausibility.Noted>> noted =
      SingletonSupplier.of(this::computeNoted);
  private volatile SingletonSupplier<Controlled> controlled =
      SingletonSupplier.of(this::computeControlled);

  RunFigures(
      Definitions definitions,
      Ledger ledger,
      Quarter quarter,
      SentReleases sent,
      Progress progress) {
    this.definitions = definitions;
    this.ledger = ledger;
    this.quarter = quarter;
    this.sent = sent;
    this.progress = progress;
  }

  /** The table of the indicator set and of what packs print beside it. */
  IndicatorTable withContext() {
    return tables.obtain().all();
  }

  /** Every figure of every authority, region and England held, up to the quarter. */
  List<Figure> ofSet() {
    return table().figures();
  }

  private IndicatorTable table() {
    return tables.obtain().set();
  }

  private Tables computeTables() {
    progress.start("indicators", "figures", 0);
    Tables computed =
        tables(
            IndicatorTable.compute(
                definitions.indicators().and(definitions.context()),
                definitions.returns(),
                definitions.reference(),
                ledger,
                quarter));
    progress.advance(computed.set().figures().size());
    progress.finish();
    return computed;
  }

  private Tables tables(IndicatorTable all) {
    return new Tables(all.of(definitions.indicators()), all);
  }

  /** All but what others may not see, for whoever writes a part of the outputs. */
  Computed computed() {
    return new Computed(
        withContext(), benchmarks(), contextBenchmarks.obtain(), revisions(), noted());
  }

  /** Takes what another process computed for this run, in place of computing it. */
  void take(Computed computed, Controlled ofRun) {
    tables = SingletonSupplier.of(tables(computed.table()));
    benchmarks = SingletonSupplier.of(computed.benchmarks());
    contextBenchmarks = SingletonSupplier.of(computed.contextBenchmarks());
    revisions = SingletonSupplier.of(computed.revisions());
    noted = SingletonSupplier.of(computed.noted());
    controlled = SingletonSupplier.of(ofRun);
  }

  List<Benchmark> benchmarks() {
    return benchmarks.obtain();
  }

  private List<Benchmark> computeBenchmarks() {
    IndicatorTable of = table();
    progress.start("benchmarks", "benchmarks", 0);
    List<Benchmark> computed =
        Benchmarks.of(of, definitions.besideFigures(definitions.indicators()));
    progress.advance(computed.size());
    progress.finish();
    return computed;
  }

  private List<Benchmark> computeContextBenchmarks() {
    return Benchmarks.of(
        withContext().of(definitions.context()), definitions.besideFigures(definitions.context()));
  }

  /** What resubmissions of this quarter's collection moved. */
  Revisions revisions() {
    return revisions.obtain();
  }

  private Revisions computeRevisions() {
    return Resubmissions.revisions(definitions, ledger, quarter, table(), benchmarks());
  }

  /** What the signals of the figures say of the submissions that sent them. */
  List<Plausibility.Noted> noted() {
    return noted.obtain();
  }

  private List<Plausibility.Noted> computeNoted() {
    return Plausibility.of(
        definitions.indicators(),
        definitions.returns(),
        benchmarks(),
        definitions.returns().all().stream()
            .flatMap(form -> ledger.standing(form.id(), quarter).stream())
            .filter(each -> each.quarter().equals(quarter))
            .toList());
  }

  /** What nobody but the authority itself may see. */
  Controlled controlled() {
    return controlled.obtain();
  }

  private Controlled computeControlled() {
    List<Figure> figures = ofEveryLevel();
    progress.start("disclosure", "figures", 0);
    Controlled computed =
        new Disclosure(
                definitions.indicators().and(definitions.context()),
                definitions.reference().authorities(),
                Dominance.PROPOSED)
            .control(sent.releases(), figures);
    progress.advance(computed.outcome().figures());
    progress.finish();
    return computed;
  }

  /**
   * Controls what is published, and lets nothing pass that can be told all the same.
   *
   * @throws IllegalStateException naming the first cells and their ways
   */
  void control() {
    Controlled made = controlled();
    progress.say(DisclosureSummary.of(made));
    if (!made.outcome().unprotected().isEmpty() && sent.override().isEmpty()) {
      throw new IllegalStateException(DisclosureSummary.refusal(made));
    }
  }

  /** What a reader has who was sent this run's outputs. */
  Release release() {
    Controlled made = controlled();
    List<Figure> figures = ofEveryLevel();
    return new Release(
        quarter,
        made.printed().of(figures),
        made.outcome().hidden().keySet(),
        made.printed().partsOf(figures));
  }

  /** What others may not see, for the scan of what they are sent. */
  List<HiddenFigure> hidden() {
    return HiddenFigures.of(
        definitions.indicators().and(definitions.context()),
        ofEveryLevel(),
        controlled()::hides,
        everyBenchmark());
  }

  /** Benchmarks of the indicator set, and of what packs print beside it. */
  List<Benchmark> everyBenchmark() {
    return Stream.concat(benchmarks().stream(), contextBenchmarks.obtain().stream()).toList();
  }

  /** Figures of authorities, regions and England, of parts of regions, and of single quarters. */
  List<Figure> ofEveryLevel() {
    IndicatorTable all = withContext();
    return Stream.of(all.figures(), all.subRegions(), all.singleQuarters())
        .flatMap(List::stream)
        .toList();
  }
}
