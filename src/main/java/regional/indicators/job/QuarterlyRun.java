package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import regional.indicators.benchmark.Plausibility;
import regional.indicators.benchmark.RegionalTrends;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.Release;
import regional.indicators.disclosure.ReturnsViews;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.Views;
import regional.indicators.publish.CoverageCsv;
import regional.indicators.publish.FindingsCsv;
import regional.indicators.publish.RunJson;
import regional.indicators.publish.analyst.BenchmarksCsv;
import regional.indicators.publish.analyst.DisclosurePage;
import regional.indicators.publish.analyst.DisclosureReportCsv;
import regional.indicators.publish.analyst.IndicatorsCsv;
import regional.indicators.publish.analyst.RevisionsCsv;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.ExplanationName;
import regional.indicators.submission.Feedback;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Receipts;

/**
 * The work of each step of one run: its intake, its figures, and the outputs that are written from
 * them. Every step can be done again from the start: what it writes replaces what it wrote before.
 */
class QuarterlyRun {

  private static final Logger LOG = LoggerFactory.getLogger(QuarterlyRun.class);

  private static final String REGION = "region";
  private static final String ANALYSTS = "analysts";

  private final Places places;
  private final Definitions definitions;
  private final Ledger ledger;
  private final ExplanationLedger explanations;
  private final Progress progress;
  private final Quarter quarter;
  private final String region;
  private final LocalDate asOf;
  private final SentReleases sent;
  private final RunIntake intake;
  private final RunFigures figures;
  private final Publication publication;
  private final PackFiles packs;

  private @Nullable Views views;
  private @Nullable List<Feedback> feedback;

  /**
   * @param run as it is recorded
   * @param sent what others know already
   */
  QuarterlyRun(
      Places places,
      Definitions definitions,
      Store store,
      Receipts.Run run,
      Progress progress,
      SentReleases sent,
      RunIntake intake) {
    this.places = places;
    this.definitions = definitions;
    this.ledger = store.get(Ledger.class);
    this.explanations = store.get(ExplanationLedger.class);
    this.progress = progress;
    this.quarter = run.quarter();
    this.region = run.region();
    this.asOf = run.asOf();
    this.sent = sent;
    this.intake = intake;
    figures = new RunFigures(definitions, ledger, quarter, sent, progress);
    publication = new Publication(places, quarter.toString());
    packs = PackFiles.of(places, definitions);
  }

  /** Says on the terminal that a step of many parts has ended. */
  void finishStep() {
    progress.finish();
  }

  /** Begins the outputs anew, and records every new file in the ledger. */
  void receive() throws IOException {
    publication.begin();
    intake.receive();
  }

  /** What is done with what authorities send. */
  RunIntake intake() {
    return intake;
  }

  /** Where the outputs are made. */
  Path building() {
    return publication.building();
  }

  /** What is computed of what is held. */
  RunFigures figures() {
    return figures;
  }

  synchronized Views views() {
    if (views == null) {
      views =
          new Views(
              definitions.returns(),
              definitions.indicators(),
              definitions.context(),
              quarter,
              asOf,
              definitions.settings().neighbours().comparator(),
              coverageAndNoted(),
              returnsViews(),
              figures.withContext(),
              figures.everyBenchmark(),
              new RegionalTrends(figures.withContext(), definitions.breaks()),
              figures.revisions(),
              figures.controlled());
    }
    return views;
  }

  /** What became of the returns of the last four quarters. */
  private ReturnsViews returnsViews() {
    List<Ledger.Entry> entries = ledger.entries(quarter);
    List<Coverage> quarters = new ArrayList<>();
    for (int before = ReturnsViews.QUARTERS - 1; before >= 0; before--) {
      quarters.addAll(coverage(quarter.plus(-before), entries));
    }
    return new ReturnsViews(
        definitions.returns(),
        definitions.indicators(),
        quarter,
        feedback(),
        quarters,
        entries,
        explanations.entries(quarter));
  }

  /**
   * For whom something is written: the team's own analysts, the region, and by {@code old_la_code}
   * the authorities of the region that existed in the quarter. In this order: the analysts' files
   * need no {@link #views}, which are made meanwhile.
   */
  List<String> readers() {
    List<Authority> authorities = regionsAuthorities();
    progress.start("packs", "packs", authorities.size());
    List<String> readers = new ArrayList<>(List.of(ANALYSTS, REGION));
    authorities.forEach(each -> readers.add(each.oldLaCode()));
    return readers;
  }

  /** Writes all that a reader is given. */
  void write(String reader) throws IOException {
    write(reader, publication.building());
  }

  /** Writes it below another folder of outputs. */
  final void write(String reader, Path building) throws IOException {
    switch (reader) {
      case REGION -> writeRegion(building);
      case ANALYSTS -> writeAnalyst(building.resolve("analyst"));
      default -> writeAuthority(reader, building);
    }
  }

  private List<Authority> regionsAuthorities() {
    return definitions.reference().authorities().expected(region, DataPeriod.of(quarter));
  }

  /** Writes one authority's folder. */
  private void writeAuthority(String oldLaCode, Path building) throws IOException {
    try (MDC.MDCCloseable authority = MDC.putCloseable("authority", oldLaCode)) {
      writePacksOf(oldLaCode, building);
      LOG.info("Packs written");
    }
  }

  private void writePacksOf(String oldLaCode, Path building) throws IOException {
    Authority authority = definitions.reference().authorities().get(oldLaCode);
    View own = views().ownView(authority);
    Path folder = Files.createDirectories(building.resolve("authority").resolve(authority.slug()));
    packs.write(authority, quarter, own, views(), folder, building);
    new Companions(views()).ofAuthority(folder, own);
    FindingsCsv.write(
        folder.resolve("findings.csv"),
        feedback().stream().filter(each -> each.finding().oldLaCode().equals(oldLaCode)).toList());
    progress.advance(1);
  }

  private RegionView regionView() {
    Map<String, String> names = definitions.reference().authorities().regions();
    return views()
        .regionView(
            Area.region(region, Objects.requireNonNull(names.get(region))), regionsAuthorities());
  }

  /** Writes the region's packs and what lies beside them. */
  private void writeRegion(Path building) throws IOException {
    RegionView ofRegion = regionView();
    packs.write(ofRegion, regionsAuthorities(), views(), building);
    new Companions(views()).ofRegion(building, ofRegion);
  }

  /** Writes the files of the team's own analysts. */
  private void writeAnalyst(Path analyst) throws IOException {
    BenchmarksCsv.write(analyst.resolve("benchmarks.csv"), figures.benchmarks());
    IndicatorsCsv.write(
        analyst.resolve("indicators.csv"), definitions.indicators(), figures.ofSet());
    FindingsCsv.write(analyst.resolve("findings.csv"), feedback());
    RevisionsCsv.write(analyst.resolve("revisions.csv"), figures.revisions());
    DisclosureReportCsv.write(
        analyst.resolve("disclosure-report.csv"), figures.controlled(), sent.override());
    DisclosurePage.write(
        analyst.resolve("disclosure.html"),
        quarter,
        figures.controlled(),
        definitions.indicators().and(definitions.context()),
        figures.ofEveryLevel(),
        sent.releases().stream().map(Release::quarter).toList(),
        sent.override());
  }

  /** Says what was written, and puts all of it in place of what was published. */
  void publish() throws IOException {
    RunJson runJson = runJson();
    if (Files.isDirectory(publication.building())) {
      CoverageCsv.write(publication.building().resolve("coverage.csv"), coverageAndNoted());
      runJson.write(publication.building().resolve("run.json"));
    }
    publication.publish();
    String written = Files.readString(places.published(quarter.toString()).resolve("run.json"));
    if (!written.equals(runJson.text())) {
      throw new IOException("the published outputs are not those of this run");
    }
  }

  Map<String, String> publishedFiles() throws IOException {
    return publication.files();
  }

  /** The coverage grid of the quarter. */
  List<Coverage> coverage() {
    return coverage(quarter, ledger.entries(quarter));
  }

  private List<Coverage> coverage(Quarter of, List<Ledger.Entry> entries) {
    return Coverage.of(
        of,
        region,
        definitions.returns(),
        definitions.reference(),
        entries,
        definitions.settings().workingDaysToDue(),
        asOf);
  }

  /** The same, and what was noted of the figures is counted too. */
  private List<Coverage> coverageAndNoted() {
    return coverage().stream()
        .map(
            each ->
                each.alsoNoted(
                    (int)
                        figures.noted().stream()
                            .map(Plausibility.Noted::finding)
                            .filter(one -> one.returnId().equals(each.form().id()))
                            .filter(one -> one.oldLaCode().equals(each.authority().oldLaCode()))
                            .count()))
        .toList();
  }

  private synchronized List<Feedback> feedback() {
    if (feedback == null) {
      Map<Finding, Quarter> ofFigures = new LinkedHashMap<>();
      figures.noted().forEach(each -> ofFigures.put(each.finding(), each.since()));
      feedback =
          Feedback.of(
              ledger.entries(quarter),
              ledger.strays(),
              quarter,
              ledger::findings,
              explanations.standing(quarter),
              explanations.newestFindings(quarter),
              ofFigures);
    }
    return feedback;
  }

  RunJson runJson() {
    return new RunJson(
        quarter,
        region,
        asOf,
        Application.version(),
        sent.sha256(),
        sent.override(),
        definitions.hashes(),
        ledger.entries(quarter),
        explanations.entries(quarter));
  }

  /** Identifies the inputs: the same inputs, definitions and program give the same outputs. */
  static String fingerprint(
      Definitions definitions,
      SentReleases sent,
      List<Ledger.Entry> held,
      List<ExplanationLedger.Entry> explained,
      List<Incoming.Found> incoming) {
    Set<String> lines = new TreeSet<>();
    lines.add("program " + Application.version());
    lines.add("releases " + sent.sha256());
    lines.add("override " + sent.override());
    definitions.hashes().forEach((path, hash) -> lines.add(path + " " + hash));
    held.forEach(each -> lines.add(each.fileName() + " " + each.submission().sha256()));
    explained.forEach(each -> lines.add(each.name().text() + " " + each.sha256()));
    for (Incoming.Found each : incoming) {
      String name =
          each.name()
              .map(FileName::text)
              .or(() -> ExplanationIntake.name(each).map(ExplanationName::text))
              .orElse(each.path());
      lines.add(name + " " + each.sha256());
    }
    return Incoming.sha256(String.join("\n", new ArrayList<>(lines)));
  }
}
