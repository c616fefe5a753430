package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Benchmarks;
import regional.indicators.benchmark.Plausibility;
import regional.indicators.benchmark.PublishedPeriods;
import regional.indicators.benchmark.RegionalTrends;
import regional.indicators.benchmark.Revisions;
import regional.indicators.core.Area;
import regional.indicators.core.Authority;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.Controlled;
import regional.indicators.disclosure.Disclosure;
import regional.indicators.disclosure.Dominance;
import regional.indicators.disclosure.HiddenFigure;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.Release;
import regional.indicators.disclosure.ReturnsViews;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.Views;
import regional.indicators.disclosure.scan.LeakScan;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.publish.CoverageCsv;
import regional.indicators.publish.FindingsCsv;
import regional.indicators.publish.RunJson;
import regional.indicators.publish.analyst.BenchmarksCsv;
import regional.indicators.publish.analyst.DisclosurePage;
import regional.indicators.publish.analyst.DisclosureReportCsv;
import regional.indicators.publish.analyst.IndicatorsCsv;
import regional.indicators.publish.analyst.RevisionsCsv;
import regional.indicators.submission.Coverage;
import regional.indicators.submission.CrossRules;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.ExplanationName;
import regional.indicators.submission.Feedback;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Held;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Submission;
import regional.indicators.submission.SubmissionReader;
import regional.indicators.submission.Taken;

/**
 * The work of each step of one run. Every step can be done again from the start: what it writes
 * replaces what it wrote before. What several steps need is computed once a process, from the
 * ledger alone, so that a resumed run has it too.
 */
class QuarterlyRun {

  private static final Logger LOG = LoggerFactory.getLogger(QuarterlyRun.class);

  /** What was received, wherever in the folder it lies. */
  private record Received(FileName name, String sha256) {}

  /** A version of a submission, of which two files may have come. */
  private record Version(String returnId, String oldLaCode, Quarter quarter, int number) {
    static Version of(Ledger.Entry entry) {
      Submission submission = entry.submission();
      return new Version(
          submission.returnId(),
          submission.oldLaCode(),
          submission.quarter(),
          submission.version());
    }
  }

  private static final String REGION = "region";
  private static final String ANALYSTS = "analysts";

  private final Places places;
  private final Definitions definitions;
  private final Ledger ledger;
  private final ExplanationLedger explanations;
  private final Keeping keeping;
  private final Progress progress;
  private final Quarter quarter;
  private final String region;
  private final LocalDate asOf;
  private final List<Incoming.Found> incoming;
  private final Map<Received, Path> fileOf = new HashMap<>();
  private final SubmissionReader reader;
  private final CrossRules crossRules;
  private final Publication publication;
  private final PackFiles packs;
  private final SentReleases sent;

  private @Nullable Map<Version, Ledger.Entry> firstOfVersions;

  /** Of the indicator set, and with what packs print beside it. */
  private record Tables(IndicatorTable set, IndicatorTable all) {}

  private @Nullable Tables tables;
  private @Nullable List<Benchmark> benchmarks;
  private @Nullable List<Benchmark> contextBenchmarks;
  private @Nullable Revisions revisions;
  private @Nullable List<Plausibility.Noted> noted;
  private @Nullable Controlled controlled;
  private @Nullable Views views;
  private @Nullable List<Feedback> feedback;

  QuarterlyRun(
      Places places,
      Definitions definitions,
      Ledger ledger,
      ExplanationLedger explanations,
      Keeping keeping,
      Progress progress,
      Quarter quarter,
      String region,
      LocalDate asOf,
      List<Incoming.Found> incoming,
      SentReleases sent) {
    this.sent = sent;
    this.places = places;
    this.definitions = definitions;
    this.ledger = ledger;
    this.explanations = explanations;
    this.keeping = keeping;
    this.progress = progress;
    this.quarter = quarter;
    this.region = region;
    this.asOf = asOf;
    this.incoming = List.copyOf(incoming);
    for (Incoming.Found each : incoming) {
      each.name()
          .ifPresent(name -> fileOf.putIfAbsent(new Received(name, each.sha256()), each.file()));
    }
    reader =
        new SubmissionReader(
            definitions.returns(),
            definitions.reference(),
            definitions.settings().limits(),
            new PublishedPeriods(definitions.comparators()));
    crossRules =
        new CrossRules(
            definitions.returns(), definitions.settings().limits().findingsKeptPerCode());
    publication = new Publication(places, quarter.toString());
    packs = PackFiles.of(places, definitions);
  }

  /** Says on the terminal that a step of many parts has ended. */
  void finishStep() {
    progress.finish();
  }

  /** Records every new file in the ledger. */
  void receive() throws IOException {
    progress.start("receive", "files", incoming.size());
    publication.begin();
    ExplanationIntake intake = new ExplanationIntake(explanations, definitions);
    keeping.found(incoming);
    for (Incoming.Found each : incoming) {
      if (each.name().isPresent()) {
        ledger.receive(each.name().get(), each.path(), each.sha256(), asOf);
      } else if (!intake.receive(each, asOf)) {
        ledger.receiveStray(each.path(), each.sha256(), asOf);
      }
      progress.advance(1);
    }
    keeping.receivedBeside();
    progress.finish();
  }

  /** Hands what an authority sent, and what is not checked yet, over to whoever checks it. */
  void handOver(String oldLaCode, HandedOver handed) throws IOException {
    for (Ledger.Entry each : toCheck(oldLaCode)) {
      FileName name = FileName.parse(each.fileName(), definitions.returns()).orElseThrow();
      handed.hand(each.submission(), file(each, name));
    }
  }

  /** Hands all that packs are drawn from over to whoever writes them. */
  void handOverComputed(HandedOver handed) throws IOException {
    handed.hand(computed(), places.store());
  }

  /** Where the outputs are made. */
  Path building() {
    return publication.building();
  }

  /** Authorities with submissions not yet checked. */
  List<String> authoritiesToCheck() {
    List<Ledger.Entry> unchecked = ledger.unchecked(quarter);
    progress.start("check", "submissions", unchecked.size());
    return unchecked.stream().map(each -> each.submission().oldLaCode()).distinct().toList();
  }

  List<Ledger.Entry> toCheck(String oldLaCode) {
    return ledger.unchecked(quarter).stream()
        .filter(each -> each.submission().oldLaCode().equals(oldLaCode))
        .toList();
  }

  /** Checks one submission and stores what it came to; what is logged meanwhile names it. */
  void checkAndStore(Ledger.Entry entry) throws IOException {
    try (MDC.MDCCloseable authority =
            MDC.putCloseable("authority", entry.submission().oldLaCode());
        MDC.MDCCloseable submission = MDC.putCloseable("submission", entry.fileName())) {
      Checked<Taken> checked = check(entry);
      store(entry, checked);
      LOG.info(
          "{}: {} rows, {} rejected, {} findings, sha256 {}",
          checked.value().accepted() ? "Accepted" : "Rejected",
          checked.value().rowsInFile(),
          checked.value().rowsRejected(),
          checked.value().findingsCounted(),
          entry.submission().sha256());
    }
  }

  /** Reads and checks one submission, wherever in the folder of incoming files it lies by now. */
  Checked<Taken> check(Ledger.Entry entry) throws IOException {
    Submission submission = entry.submission();
    FileName name =
        FileName.parse(entry.fileName(), definitions.returns())
            .orElseThrow(() -> new IllegalStateException("in the ledger, and no longer a return"));
    Optional<Ledger.Entry> first = firstOfVersion(entry);
    if (first.isPresent()) {
      return reader.refused(
          name,
          "COM-02",
          "Version " + name.version() + " was received as " + first.get().fileName() + " before");
    }
    try {
      return reader.read(
          name, file(entry, name), submission.sha256(), Held.of(ledger, submission.oldLaCode()));
    } catch (NoSuchFileException e) {
      return takenAway(submission);
    }
  }

  /** Where a submission's bytes can be read, if they are there. */
  Path file(Ledger.Entry entry, FileName name) throws IOException {
    return fileOf.getOrDefault(
        new Received(name, entry.submission().sha256()), places.returns().resolve(entry.path()));
  }

  /** A version is sent as CSV or as a workbook: of two the one received first is read. */
  private Optional<Ledger.Entry> firstOfVersion(Ledger.Entry entry) {
    return Optional.ofNullable(firstOfVersions().get(Version.of(entry)))
        .filter(first -> !first.fileName().equals(entry.fileName()));
  }

  /** Nothing is received any more while submissions are checked, so that one look is enough. */
  private synchronized Map<Version, Ledger.Entry> firstOfVersions() {
    if (firstOfVersions == null) {
      Map<Version, Ledger.Entry> first = new HashMap<>();
      for (Ledger.Entry each : ledger.entries(quarter)) {
        first.merge(
            Version.of(each),
            each,
            (one, other) -> one.submission().id() <= other.submission().id() ? one : other);
      }
      firstOfVersions = first;
    }
    return firstOfVersions;
  }

  /** A file received and gone before it was read: a fault of the data, not of the run. */
  private static Checked<Taken> takenAway(Submission submission) {
    Finding finding =
        new Finding(
            submission.oldLaCode(),
            submission.returnId(),
            submission.quarter().toString(),
            submission.version(),
            "COM-01",
            Effect.SUBMISSION_REJECTED,
            0,
            "",
            "",
            "The file was taken away before it was read",
            "Put it back as the next version.");
    return new Checked<>(new Taken(false, 0, 0, List.of(), Set.of(), 1, false), List.of(finding));
  }

  /** Stores what checking came to, in the transaction of the step. */
  void store(Ledger.Entry entry, Checked<Taken> checked) throws IOException {
    FileName name = FileName.parse(entry.fileName(), definitions.returns()).orElseThrow();
    ledger.record(entry.submission(), checked);
    keeping.checked(entry.submission(), checked.value(), name, file(entry, name), reader);
    if (checked.value().accepted()) {
      compare(entry.submission());
    }
    progress.advance(1);
  }

  /** Tries the rules between returns that a submission just accepted takes part in. */
  private void compare(Submission accepted) {
    String authority = accepted.oldLaCode();
    for (String returnId : crossRules.toTryAgain(accepted.returnId())) {
      ledger
          .standing(returnId, authority, accepted.quarter())
          .ifPresent(
              each ->
                  ledger.compared(
                      each.submission(),
                      crossRules.codes(returnId),
                      crossRules.find(
                          FileName.parse(each.fileName(), definitions.returns()).orElseThrow(),
                          Held.of(ledger, authority))));
    }
  }

  /** COM-03. */
  void refuseSecondOfReorganised() {
    new Reorganised(definitions, ledger).refuseSecond(quarter);
  }

  /**
   * Nothing received may be lost: rows in the file = rows stored + rows rejected, for every
   * accepted submission.
   */
  void reconcile() {
    for (Ledger.Entry each : ledger.entries(quarter)) {
      if (each.state() == Ledger.State.RECEIVED) {
        throw new IllegalStateException(each.fileName() + " was received and not checked");
      }
      if (each.state() == Ledger.State.ACCEPTED
          && each.rows() != ledger.storedRows(each.submission()) + each.rowsRejected()
          && !keeping.isPurged(each.submission())) {
        throw new IllegalStateException(
            each.fileName() + ": rows in the file are not rows stored + rows rejected");
      }
    }
  }

  /** Every figure of every authority, region and England held, up to the quarter. */
  List<Figure> figures() {
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

  private Computed computed() {
    return new Computed(
        tables().all(), benchmarks(), contextBenchmarks(), revisions(), noted(), controlled());
  }

  /** Takes what another process computed for this run, in place of computing it. */
  synchronized void take(Computed computed) {
    tables = tables(computed.table());
    benchmarks = computed.benchmarks();
    contextBenchmarks = computed.contextBenchmarks();
    revisions = computed.revisions();
    noted = computed.noted();
    controlled = computed.controlled();
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
              tables().all().of(definitions.context()),
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
  private synchronized List<Plausibility.Noted> noted() {
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
      List<Figure> figures = allFigures();
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
    List<Figure> figures = allFigures();
    return new Release(
        quarter,
        made.printed().of(figures),
        made.outcome().hidden().keySet(),
        made.printed().partsOf(figures));
  }

  /**
   * Places of finished outputs in which others are told what they may not see.
   *
   * @param folder of the quarter
   * @throws IOException if a file cannot be read
   */
  List<LeakScan.Hit> leaks(Path folder) throws IOException {
    return LeakScan.of(folder, hidden()).hits();
  }

  /** What others may not see, for the scan of what they are sent. */
  List<HiddenFigure> hidden() {
    return HiddenFigures.of(
        definitions.indicators().and(definitions.context()),
        allFigures(),
        controlled()::hides,
        Stream.concat(benchmarks().stream(), contextBenchmarks().stream()).toList());
  }

  /** Figures of every level. */
  private List<Figure> allFigures() {
    IndicatorTable all = tables().all();
    return Stream.of(all.figures(), all.subRegions(), all.singleQuarters())
        .flatMap(List::stream)
        .toList();
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
              tables().all(),
              Stream.concat(benchmarks().stream(), contextBenchmarks().stream()).toList(),
              new RegionalTrends(tables().all(), definitions.breaks()),
              revisions(),
              controlled());
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
   * For whom something is written: the region, the team's own analysts, and by {@code old_la_code}
   * the authorities of the region that existed in the quarter.
   */
  List<String> readers() {
    List<Authority> authorities = regionsAuthorities();
    progress.start("packs", "packs", authorities.size());
    List<String> readers = new ArrayList<>(List.of(REGION, ANALYSTS));
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
    BenchmarksCsv.write(analyst.resolve("benchmarks.csv"), benchmarks());
    IndicatorsCsv.write(analyst.resolve("indicators.csv"), definitions.indicators(), figures());
    FindingsCsv.write(analyst.resolve("findings.csv"), feedback());
    RevisionsCsv.write(analyst.resolve("revisions.csv"), revisions());
    DisclosureReportCsv.write(
        analyst.resolve("disclosure-report.csv"), controlled(), sent.override());
    DisclosurePage.write(
        analyst.resolve("disclosure.html"),
        quarter,
        controlled(),
        definitions.indicators().and(definitions.context()),
        allFigures(),
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

  /** The same, and what was noted of the figures is counted too; no state depends on it. */
  private List<Coverage> coverageAndNoted() {
    return coverage().stream()
        .map(
            each ->
                each.alsoNoted(
                    (int)
                        noted().stream()
                            .map(Plausibility.Noted::finding)
                            .filter(one -> one.returnId().equals(each.form().id()))
                            .filter(one -> one.oldLaCode().equals(each.authority().oldLaCode()))
                            .count()))
        .toList();
  }

  private synchronized List<Feedback> feedback() {
    if (feedback == null) {
      Map<Finding, Quarter> ofFigures = new LinkedHashMap<>();
      noted().forEach(each -> ofFigures.put(each.finding(), each.since()));
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
