package regional.indicators.job;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private @Nullable Tables tables;
  private @Nullable List<Benchmark> benchmarks;
  private @Nullable List<Benchmark> contextBenchmarks;
  private @Nullable Revisions revisions;
  private @Nullable List<Plausibility.Noted> noted;
  private @Nullable Controlled controlled;

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
    return tables().all();
  }

  /** Every figure of every authority, region and England held, up to the quarter. */
  List<Figure> ofSet() {
    return table().figures();
  }

  private IndicatorTable table() {
    return tables().set();
  }

  private synchronized Tables tables() {
    if (tables == null) {
      progress.start("indicators", "figures", 0);
      IndicatorTable all =
          IndicatorTable.compute(
              definitions.indicators().and(definitions.context()),
              definitions.returns(),
              definitions.reference(),
              ledger,
              quarter);
      tables = tables(all);
      progress.advance(tables.set().figures().size());
      progress.finish();
    }
    return tables;
  }

  private Tables tables(IndicatorTable all) {
    return new Tables(all.of(definitions.indicators()), all);
  }

  /** All but what others may not see, for whoever writes a part of the outputs. */
  Computed computed() {
    return new Computed(withContext(), benchmarks(), contextBenchmarks(), revisions(), noted());
  }

  /** Takes what another process computed for this run, in place of computing it. */
  synchronized void take(Computed computed, Controlled ofRun) {
    tables = tables(computed.table());
    benchmarks = computed.benchmarks();
    contextBenchmarks = computed.contextBenchmarks();
    revisions = computed.revisions();
    noted = computed.noted();
    controlled = ofRun;
  }

  synchronized List<Benchmark> benchmarks() {
    if (benchmarks == null) {
      IndicatorTable of = table();
      progress.start("benchmarks", "benchmarks", 0);
      benchmarks = Benchmarks.of(of, definitions.besideFigures(definitions.indicators()));
      progress.advance(benchmarks.size());
      progress.finish();
    }
    return benchmarks;
  }

  private synchronized List<Benchmark> contextBenchmarks() {
    if (contextBenchmarks == null) {
      contextBenchmarks =
          Benchmarks.of(
              withContext().of(definitions.context()),
              definitions.besideFigures(definitions.context()));
    }
    return contextBenchmarks;
  }

  /** What resubmissions of this quarter's collection moved. */
  synchronized Revisions revisions() {
    if (revisions == null) {
      revisions = Resubmissions.revisions(definitions, ledger, quarter, table(), benchmarks());
    }
    return revisions;
  }

  /** What the signals of the figures say of the submissions that sent them. */
  synchronized List<Plausibility.Noted> noted() {
    if (noted == null) {
      noted =
          Plausibility.of(
              definitions.indicators(),
              definitions.returns(),
              benchmarks(),
              definitions.returns().all().stream()
                  .flatMap(form -> ledger.standing(form.id(), quarter).stream())
                  .filter(each -> each.quarter().equals(quarter))
                  .toList());
    }
    return noted;
  }

  /** What nobody but the authority itself may see. */
  synchronized Controlled controlled() {
    if (controlled == null) {
      List<Figure> figures = ofEveryLevel();
      progress.start("disclosure", "figures", 0);
      controlled =
          new Disclosure(
                  definitions.indicators().and(definitions.context()),
                  definitions.reference().authorities(),
                  Dominance.PROPOSED)
              .control(sent.releases(), figures);
      progress.advance(controlled.outcome().figures());
      progress.finish();
    }
    return controlled;
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
    return Stream.concat(benchmarks().stream(), contextBenchmarks().stream()).toList();
  }

  /** Figures of authorities, regions and England, of parts of regions, and of single quarters. */
  List<Figure> ofEveryLevel() {
    IndicatorTable all = withContext();
    return Stream.of(all.figures(), all.subRegions(), all.singleQuarters())
        .flatMap(List::stream)
        .toList();
  }
}
