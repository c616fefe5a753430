package regional.indicators.job;

import java.util.List;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Plausibility;
import regional.indicators.benchmark.Revisions;
import regional.indicators.indicator.IndicatorTable;

/**
 * All that the packs of a run are drawn from but what others may not see, computed once.
 *
 * @param table of the indicator set and of what packs print beside it
 * @param benchmarks of the set
 * @param contextBenchmarks of what stands beside it
 * @param revisions what resubmissions moved
 * @param noted what the figures say of the submissions that sent them
 */
record Computed(
    IndicatorTable table,
    List<Benchmark> benchmarks,
    List<Benchmark> contextBenchmarks,
    Revisions revisions,
    List<Plausibility.Noted> noted) {}
