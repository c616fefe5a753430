package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import regional.indicators.pack.PagesBenchmark;
import regional.indicators.returns.Return;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Incoming;

/**
 * How fast the program is and how it grows: {@code mvn verify -Pbench} prints one table and writes
 * it to {@code target/bench.txt}. Parts of it are measured by JMH, of whose iterations the best
 * counts; the job in processes of its own, with its jar.
 */
@EnabledIfSystemProperty(
    named = "bench",
    matches = "true",
    disabledReason = "takes a quarter of an hour; mvn verify -Pbench runs it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpeedTest {

  /** As the documentation advises for a quarter. */
  private static final List<String> FIRST_COMPILER =
      List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-XX:+UseParallelGC");

  private static final int HIGHEST_SCALE = Integer.getInteger("bench.scale", 100);
  private static final boolean ENGLAND = Boolean.getBoolean("bench.england");
  private static final int ENGLANDS_QUARTERS = ENGLAND ? 20 : 5;
  private static final int STARTS = 3;
  private static final String HEAP = "1g";
  private static final String SMALL_HEAP = "512m";

  /** Returns are made up in memory: that is not measured. */
  private static final String SAMPLE_HEAP = "6g";

  private static final String NEWEST = DemoCommand.QUARTER.toString();
  private static final String ONE_BEFORE = DemoCommand.QUARTER.plus(-1).toString();

  @TempDir private static Path folder;

  private static Definitions definitions;
  private static BenchTable table;

  @BeforeAll
  static void begin() throws IOException {
    definitions = ReadingBenchmark.definitions();
    table = new BenchTable();
  }

  /** After each part: what is measured stays, whatever becomes of the next. */
  @AfterEach
  void write() throws IOException {
    table.write(Path.of("target/bench.txt"));
  }

  private Path sample(String authorities, int quarters, int scale) throws Exception {
    Path out = folder.resolve(authorities + "-" + quarters + "-" + scale);
    if (Files.exists(out)) {
      return out;
    }
    run(
        SAMPLE_HEAP,
        "sample",
        "--out",
        out.toString(),
        "--authorities",
        authorities,
        "--quarters",
        String.valueOf(quarters),
        "--scale",
        String.valueOf(scale));
    return out;
  }

  private MeasuredProcess run(String heap, String... arguments) throws Exception {
    return MeasuredProcess.run(folder, heap, List.of(arguments));
  }

  private MeasuredProcess quarterly(
      String heap, String quarter, Path returns, String place, String region) throws Exception {
    return run(
        heap,
        "quarterly",
        "--quarter",
        quarter,
        "--as-of",
        "2026-01-29",
        "--returns",
        returns.toString(),
        "--store",
        folder.resolve(place).resolve("store").toString(),
        "--reports",
        folder.resolve(place).resolve("reports").toString(),
        "--region",
        region);
  }

  /** The newest quarter and the one it is compared with. */
  private Path twoQuarters(Path all) throws IOException {
    Path two = folder.resolve("two-of-" + all.getFileName());
    if (Files.exists(two)) {
      return two;
    }
    for (String quarter : List.of(ONE_BEFORE, NEWEST)) {
      FolderTree.copy(all.resolve(quarter), Files.createDirectories(two).resolve(quarter));
    }
    return two;
  }

  /** Rows after the headings. */
  private long rows(Path returns, Return.Kind kind) throws IOException {
    long rows = 0;
    for (Incoming.Found each : ReadingBenchmark.files(returns, definitions, kind)) {
      try (Stream<String> lines = Files.lines(each.file())) {
        rows += lines.count() - 1;
      }
    }
    return rows;
  }

  private static Collection<RunResult> measure(
      String benchmark, Function<ChainedOptionsBuilder, ChainedOptionsBuilder> options)
      throws RunnerException {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .include(benchmark)
            .forks(1)
            .jvmArgs("-Xmx" + HEAP)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    Collection<RunResult> results = new Runner(options.apply(builder).build()).run();
    assertThat(results).as(benchmark).isNotEmpty();
    return results;
  }

  /** Milliseconds of processor time of the best iteration, by benchmark and kind of return. */
  private static Map<String, Double> readingTimes(Path returns) throws RunnerException {
    Map<String, Double> best = new HashMap<>();
    measure(
            ReadingBenchmark.class.getName(),
            options -> options.param("folder", returns.toString()))
        .forEach(
            each ->
                best.put(
                    each.getPrimaryResult().getLabel() + each.getParams().getParam("kind"),
                    processorMillis(each)));
    return best;
  }

  /** Of a thread, in the best iteration. */
  private static double processorMillis(RunResult result) {
    return result.getSecondaryResults().get("nanoseconds").getStatistics().getMin() / 1e6;
  }

  private static OptionalDouble storingTime(Path returns) throws RunnerException {
    return measure(
            StoringBenchmark.class.getName(),
            options -> options.param("folder", returns.toString()))
        .stream()
        .mapToDouble(each -> each.getPrimaryResult().getStatistics().getMin())
        .min();
  }

  private List<Path> twoQuartersOfBoth() throws Exception {
    return List.of(twoQuarters(region()), twoQuarters(england()));
  }

  private Path region() throws Exception {
    return sample("nw", 20, 1);
  }

  private Path england() throws Exception {
    return sample("england", ENGLANDS_QUARTERS, 1);
  }

  @Test
  @Order(1)
  void reading() throws Exception {
    List<Path> sets = twoQuartersOfBoth();
    table.heading("reading, a thread's processor time, nothing stored", "24", "153 authorities");
    Map<Path, Map<String, Double>> times = new HashMap<>();
    for (Path set : sets) {
      times.put(set, readingTimes(set));
    }
    for (Return.Kind kind : Return.Kind.values()) {
      List<OptionalDouble> speeds = new ArrayList<>();
      List<OptionalDouble> ofCommonsCsv = new ArrayList<>();
      List<OptionalDouble> ofBytes = new ArrayList<>();
      for (Path set : sets) {
        Map<String, Double> of = times.get(set);
        double rows = rows(set.resolve(NEWEST), kind);
        double all = of.get("withAllRules" + kind);
        speeds.add(OptionalDouble.of(rows / all * 1000));
        ofCommonsCsv.add(OptionalDouble.of(of.get("commonsCsvAlone" + kind) / all));
        ofBytes.add(OptionalDouble.of(of.get("bytesAlone" + kind) / all));
      }
      String what = kind.name().toLowerCase(Locale.ROOT) + " returns";
      table.add(what + " read and checked, all rules", "rows/s", array(speeds));
      table.add("  of Commons CSV alone, the same files", "", array(ofCommonsCsv));
      table.add("  of a scan of the bytes alone", "", array(ofBytes));
    }
  }

  @Test
  @Order(2)
  void storing() throws Exception {
    table.heading("storing, one thread", "24", "153 authorities");
    List<OptionalDouble> stored = new ArrayList<>();
    for (Path set : twoQuartersOfBoth()) {
      stored.add(
          OptionalDouble.of(rows(set, Return.Kind.RECORD) / storingTime(set).orElseThrow() * 1000));
    }
    table.add("record returns written to the store, checked before", "rows/s", array(stored));
  }

  private static OptionalDouble[] array(List<OptionalDouble> figures) {
    return figures.toArray(OptionalDouble[]::new);
  }

  @Test
  @Order(3)
  void pages() throws Exception {
    int pages;
    try (PDDocument pack = Loader.loadPDF(PagesBenchmark.pack())) {
      pages = pack.getNumberOfPages();
    }
    for (List<String> java : List.of(List.<String>of(), FIRST_COMPILER)) {
      RunResult one = packs(1, java);
      RunResult two = packs(2, java);
      table.heading(
          "packs of " + pages + " pages, by threads" + (java.isEmpty() ? "" : ", first compiler"),
          "1",
          "2",
          "ratio");
      ratio("packs", "packs/s", perSecond(one, 1), perSecond(two, 2));
      ratio("pages", "pages/s", perSecond(one, pages), perSecond(two, 2 * pages));
      ratio(
          "processor time a pack",
          "ms",
          processorMillis(one) / PagesBenchmark.PACKS,
          processorMillis(two) / PagesBenchmark.PACKS / 2);
    }
  }

  private static void ratio(String what, String unit, double one, double two) {
    table.add(what, unit, figures(one, two, two / one));
  }

  private static double perSecond(RunResult result, int made) {
    return made * PagesBenchmark.PACKS / result.getPrimaryResult().getStatistics().getMin() * 1000;
  }

  private static RunResult packs(int threads, List<String> java) throws RunnerException {
    String[] asInTheJob =
        Stream.concat(
                java.stream(),
                PackFiles.xmlClasses().entrySet().stream()
                    .map(each -> "-D" + each.getKey() + "=" + each.getValue()))
            .toArray(String[]::new);
    return measure(
            PagesBenchmark.class.getName(),
            options -> options.threads(threads).jvmArgsAppend(asInTheJob))
        .iterator()
        .next();
  }

  private static OptionalDouble[] figures(double... figures) {
    return java.util.Arrays.stream(figures)
        .mapToObj(OptionalDouble::of)
        .toArray(OptionalDouble[]::new);
  }

  private static double step(
      MeasuredProcess of, ToDoubleFunction<MeasuredProcess.Step> figure, String name) {
    return figure.applyAsDouble(of.steps().get(name));
  }

  @Test
  @Order(4)
  void wholeJob() throws Exception {
    Path region = region();
    Path england = england();
    quarterly(HEAP, ONE_BEFORE, region, "region", SampleCommand.NORTH_WEST);
    MeasuredProcess newest = quarterly(HEAP, NEWEST, region, "region", SampleCommand.NORTH_WEST);
    MeasuredProcess all = quarterly(HEAP, NEWEST, england, "england", SampleCommand.NORTH_WEST);
    table.heading("the whole job, packs of one region", "24", "153 authorities");
    table.line(
        "  24: newest quarter on top of 19 held; 153: all of %d quarters", ENGLANDS_QUARTERS);
    each("whole process", "s", MeasuredProcess::seconds, newest, all);
    each("  processor time", "s", MeasuredProcess::cpuSeconds, newest, all);
    each(
        "  submissions checked and stored",
        "",
        of -> step(of, MeasuredProcess.Step::count, "check"),
        newest,
        all);
    for (String name : List.of("check", "indicators", "benchmarks", "disclosure", "packs")) {
      each("  step " + name, "s", of -> step(of, MeasuredProcess.Step::seconds, name), newest, all);
    }
    each(
        "indicators",
        "figures/s",
        of -> step(of, MeasuredProcess.Step::perSecond, "indicators"),
        newest,
        all);
    each(
        "benchmarks",
        "benchmarks/s",
        of -> step(of, MeasuredProcess.Step::perSecond, "benchmarks"),
        newest,
        all);
    each(
        "readers' packs and files, as many threads as cores",
        "readers/s",
        of -> step(of, MeasuredProcess.Step::perSecond, "packs"),
        newest,
        all);
    each(
        "most heap alive after a collection, of " + HEAP, "MB", MeasuredProcess::heap, newest, all);
    each("most resident memory", "MB", MeasuredProcess::resident, newest, all);
    starts();
  }

  private static void each(
      String what,
      String unit,
      ToDoubleFunction<MeasuredProcess> figure,
      MeasuredProcess... processes) {
    table.add(
        what,
        unit,
        Stream.of(processes)
            .map(each -> OptionalDouble.of(figure.applyAsDouble(each)))
            .toArray(OptionalDouble[]::new));
  }

  private void starts() throws Exception {
    double help = Double.MAX_VALUE;
    Map<String, Double> status = new HashMap<>();
    for (int i = 0; i < STARTS; i++) {
      help = Math.min(help, run(HEAP, "--help").seconds());
      for (String place : List.of("region", "england")) {
        status.merge(
            place,
            run(
                    HEAP,
                    "status",
                    "--quarter",
                    NEWEST,
                    "--store",
                    folder.resolve(place).resolve("store").toString())
                .seconds(),
            Math::min);
      }
    }
    table.add("start-up and end: --help", "s", figures(help, help));
    table.add(
        "start-up and end: status", "s", figures(status.get("region"), status.get("england")));
  }

  private static final List<String> GROWING =
      List.of("receive", "check", "indicators", "benchmarks", "disclosure", "packs");

  private static void growth(String unit, Map<Double, MeasuredProcess> bySize) {
    MeasuredProcess[] all = bySize.values().toArray(MeasuredProcess[]::new);
    each("whole process", "s", MeasuredProcess::seconds, all);
    each("processor time", "s", MeasuredProcess::cpuSeconds, all);
    for (String name : GROWING) {
      each("step " + name, "s", of -> step(of, MeasuredProcess.Step::seconds, name), all);
    }
    each("most heap alive after a collection", "MB", MeasuredProcess::heap, all);
    each("most resident memory", "MB", MeasuredProcess::resident, all);
    table.line("  straight lines through these times:");
    table.fit("whole process", unit, times(bySize, MeasuredProcess::seconds));
    table.fit("processor time", unit, times(bySize, MeasuredProcess::cpuSeconds));
    for (String name : GROWING) {
      table.fit(
          "step " + name, unit, times(bySize, of -> step(of, MeasuredProcess.Step::seconds, name)));
    }
  }

  private static Map<Double, Double> times(
      Map<Double, MeasuredProcess> bySize, ToDoubleFunction<MeasuredProcess> time) {
    Map<Double, Double> times = new TreeMap<>();
    bySize.forEach((size, of) -> times.put(size, time.applyAsDouble(of)));
    return times;
  }

  /** One quarter of 24 authorities, with more and more records. */
  @Test
  @Order(5)
  void growthByRows() throws Exception {
    Map<Double, MeasuredProcess> byRows = new TreeMap<>();
    List<String> headings = new ArrayList<>();
    for (int scale = 1; scale <= HIGHEST_SCALE; scale = nextScale(scale)) {
      Path returns = sample("nw", 1, scale);
      double rows = 0;
      for (Return.Kind kind : Return.Kind.values()) {
        rows += rows(returns, kind);
      }
      String place = "scale-" + scale;
      byRows.put(
          rows / 1000, quarterly(SMALL_HEAP, NEWEST, returns, place, SampleCommand.NORTH_WEST));
      FolderTree.delete(returns);
      FolderTree.delete(folder.resolve(place));
      headings.add(String.format(Locale.ROOT, "%dx %,.0f", scale, rows));
    }
    table.heading(
        "one quarter, 24 authorities, " + SMALL_HEAP + "; rows", headings.toArray(String[]::new));
    growth("1,000 rows", byRows);
    if (HIGHEST_SCALE < 300) {
      table.line("  1 GB of returns: left out, -Dbench.scale=300 reads them");
    }
  }

  /** Ten times as many, and the highest asked for in the end. */
  private static int nextScale(int scale) {
    return scale == HIGHEST_SCALE ? scale + 1 : Math.min(scale * 10, HIGHEST_SCALE);
  }

  /** Returns of a quarter, a half and all of England's authorities, one region's packs. */
  @Test
  @Order(6)
  void growthByAuthorities() throws Exception {
    Path england = england();
    List<String> codes;
    try (Stream<Path> files = Files.list(england.resolve(NEWEST))) {
      codes =
          files
              .flatMap(
                  each ->
                      FileName.parse(each.getFileName().toString(), definitions.returns()).stream())
              .map(FileName::oldLaCode)
              .distinct()
              .sorted()
              .toList();
    }
    Map<Double, MeasuredProcess> byAuthorities = new TreeMap<>();
    List<String> headings = new ArrayList<>();
    for (int parts : List.of(4, 2, 1)) {
      Set<String> some = Set.copyOf(codes.subList(0, codes.size() / parts));
      Path returns = folder.resolve("authorities-" + some.size());
      link(england, returns, some);
      byAuthorities.put(
          (double) some.size(),
          quarterly(HEAP, NEWEST, returns, "authorities-" + parts, SampleCommand.NORTH_WEST));
      headings.add(String.valueOf(some.size()));
    }
    table.heading(
        "authorities, " + ENGLANDS_QUARTERS + " quarters, one region's packs",
        headings.toArray(String[]::new));
    growth("authority", byAuthorities);
  }

  private void link(Path from, Path to, Set<String> oldLaCodes) throws IOException {
    for (Incoming.Found each : Incoming.find(from, definitions.returns())) {
      if (each.name().isPresent() && oldLaCodes.contains(each.name().get().oldLaCode())) {
        Path target = to.resolve(each.path());
        Files.createDirectories(target.getParent());
        Files.createLink(target, each.file());
      }
    }
  }

  /** Region by region, on the returns held of all. */
  @Test
  @Order(7)
  void packsOfAllEngland() throws Exception {
    if (!ENGLAND) {
      table.line("");
      table.line("all of England's packs: left out, -Dbench.england=true writes them");
      return;
    }
    Map<Double, Double> secondsByPacks = new TreeMap<>();
    double packs = 0;
    double seconds = 0;
    for (String region : new TreeSet<>(definitions.reference().authorities().regions().keySet())) {
      MeasuredProcess.Step step =
          quarterly(HEAP, NEWEST, england(), "england", region).steps().get("packs");
      if (step != null) {
        secondsByPacks.merge(
            (double) step.count(), step.seconds(), (one, other) -> (one + other) / 2);
        packs += step.count();
        seconds += step.seconds();
      }
    }
    table.heading("all of England's packs, region by region", "packs", "seconds");
    table.add("step packs", "", figures(packs, seconds));
    table.fit("step packs", "pack", secondsByPacks);
  }
}
