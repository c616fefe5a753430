package regional.indicators.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import regional.indicators.benchmark.PublishedPeriods;
import regional.indicators.core.CellText;
import regional.indicators.core.Checked;
import regional.indicators.core.Effect;
import regional.indicators.core.Finding;
import regional.indicators.submission.CrossRules;
import regional.indicators.submission.Explanation;
import regional.indicators.submission.ExplanationName;
import regional.indicators.submission.ExplanationReader;
import regional.indicators.submission.FileBytes;
import regional.indicators.submission.FileName;
import regional.indicators.submission.HeldFiles;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.SubmissionReader;
import regional.indicators.submission.Taken;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks returns without storing anything: what an authority's own analyst runs before sending. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks returns without storing anything.")
final class CheckCommand implements Callable<Integer> {

  /** How findings are printed. */
  enum Format {
    TEXT,
    CSV,
    JSON
  }

  /** A file and what checking it came to. */
  private record CheckedFile(
      String path,
      boolean accepted,
      int rows,
      List<Finding> findings,
      List<Explanation> explanations) {}

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Returns to check.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "text|csv|json",
      description = "How findings are printed (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--previous",
      paramLabel = "DIR",
      description = "Earlier returns, at any depth, for rules that compare with them.")
  private @Nullable Path previous;

  CheckCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Definitions definitions = Definitions.read(options.places());
    if (previous != null && !Files.isDirectory(previous)) {
      throw CommandFailure.usage("There is no folder " + previous + ".");
    }
    Checking checking = new Checking(definitions);
    if (previous != null) {
      checking.hold(Incoming.find(previous, definitions.returns()));
    }
    List<Incoming.Found> given = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw CommandFailure.usage("There is no file or folder " + path + ".");
      }
      if (Files.isDirectory(path)) {
        given.addAll(Incoming.find(path, definitions.returns()));
      } else {
        given.add(
            new Incoming.Found(
                path,
                path.toString(),
                FileName.parse(String.valueOf(path.getFileName()), definitions.returns()),
                Incoming.sha256(path),
                Files.size(path)));
      }
    }
    List<CheckedFile> checked = checking.check(given);
    print(checked);
    return checked.stream().allMatch(CheckedFile::accepted)
        ? ExitStatus.DONE
        : ExitStatus.DONE_WITH_FINDINGS;
  }

  /** Checks files in the order in which they can be compared; prints them in the order given. */
  private static final class Checking {
    private final SubmissionReader reader;
    private final CrossRules crossRules;
    private final ExplanationReader explanationReader;
    private final HeldFiles held = new HeldFiles();

    private Checking(Definitions definitions) {
      SubmissionReader.Limits limits = definitions.settings().limits();
      reader =
          new SubmissionReader(
              definitions.returns(),
              definitions.reference(),
              limits,
              new PublishedPeriods(definitions.comparators()));
      explanationReader = ExplanationIntake.reader(definitions);
      crossRules = new CrossRules(definitions.returns(), limits.findingsKeptPerCode());
    }

    /** Reads files only to compare with them. */
    private void hold(List<Incoming.Found> files) throws IOException {
      for (Incoming.Found each : inOrder(files)) {
        read(each);
      }
    }

    private Checked<Taken> read(Incoming.Found found) throws IOException {
      FileName name = found.name().orElseThrow();
      Checked<Taken> taken =
          reader.read(name, FileBytes.of(found.file()), found.sha256(), held.of(name.oldLaCode()));
      held.add(name, found.sha256(), taken.value());
      return taken;
    }

    private static List<Incoming.Found> inOrder(List<Incoming.Found> files) {
      return files.stream()
          .filter(each -> each.name().isPresent())
          .sorted(Comparator.comparing(each -> each.name().orElseThrow(), HeldFiles.order()))
          .toList();
    }

    private List<CheckedFile> check(List<Incoming.Found> files) throws IOException {
      Map<Incoming.Found, Checked<Taken>> taken = new HashMap<>();
      for (Incoming.Found each : inOrder(files)) {
        FileName name = each.name().orElseThrow();
        Optional<FileName> first = firstOfVersion(name, files);
        taken.put(
            each,
            first.isEmpty()
                ? read(each)
                : reader.refused(
                    name,
                    "COM-02",
                    "Version " + name.version() + " is given as " + first.get().text() + " too"));
      }
      List<CheckedFile> checked = new ArrayList<>();
      for (Incoming.Found each : files) {
        Optional<ExplanationName> explanations = ExplanationIntake.name(each);
        checked.add(
            each.name().isPresent()
                ? checked(each, each.name().get(), taken.get(each))
                : explanations.isPresent() ? explanations(each, explanations.get()) : stray(each));
      }
      return fitted(checked);
    }

    private CheckedFile explanations(Incoming.Found found, ExplanationName name)
        throws IOException {
      Checked<List<Explanation>> read = explanationReader.read(name, found.file());
      return new CheckedFile(
          found.file().toString(),
          ExplanationReader.isAccepted(read),
          read.value().size(),
          read.findings(),
          read.value());
    }

    /** Explanations are tried on the findings of the returns given beside them, if any are. */
    private static List<CheckedFile> fitted(List<CheckedFile> checked) {
      List<CheckedFile> fitted = new ArrayList<>();
      for (CheckedFile each : checked) {
        List<Finding> findings = new ArrayList<>(each.findings());
        for (Explanation one : each.explanations()) {
          List<Finding> beside =
              checked.stream()
                  .filter(other -> other.explanations().isEmpty())
                  .flatMap(other -> other.findings().stream())
                  .filter(
                      other ->
                          other.oldLaCode().equals(one.oldLaCode())
                              && other.reportingQuarter().equals(one.quarter().toString()))
                  .toList();
          if (!beside.isEmpty()) {
            findings.addAll(ExplanationReader.unfit(List.of(one), beside));
          }
        }
        fitted.add(
            new CheckedFile(
                each.path(), each.accepted(), each.rows(), findings, each.explanations()));
      }
      return fitted;
    }

    /** A version is given as CSV or as a workbook: of two the CSV file is read. */
    private static Optional<FileName> firstOfVersion(FileName name, List<Incoming.Found> files) {
      return files.stream()
          .flatMap(each -> each.name().stream())
          .filter(name::isSameVersion)
          .filter(each -> each.text().compareTo(name.text()) < 0)
          .findFirst();
    }

    private CheckedFile checked(
        Incoming.Found found, FileName name, @Nullable Checked<Taken> checked) {
      Checked<Taken> taken = Objects.requireNonNull(checked);
      List<Finding> findings = new ArrayList<>(taken.findings());
      if (held.stands(name, found.sha256())) {
        findings.addAll(crossRules.find(name, held.of(name.oldLaCode())));
      }
      return new CheckedFile(
          found.file().toString(),
          taken.value().accepted(),
          taken.value().rowsInFile(),
          findings,
          List.of());
    }

    private static CheckedFile stray(Incoming.Found found) {
      return new CheckedFile(
          found.file().toString(),
          false,
          0,
          List.of(
              new Finding(
                  "",
                  "",
                  "",
                  0,
                  "COM-02",
                  Effect.SUBMISSION_REJECTED,
                  0,
                  "",
                  "",
                  Incoming.reason(found.path()),
                  "Name it {return}_{old_la_code}_{time_period}_{Qn}_v{n}.csv")),
          List.of());
    }
  }

  private void print(List<CheckedFile> checked) throws IOException {
    switch (format) {
      case TEXT -> text(surroundings.out(), checked);
      case CSV -> csv(surroundings.out(), checked);
      case JSON -> json(surroundings.out(), checked);
    }
  }

  private static void text(PrintStream out, List<CheckedFile> checked) {
    for (CheckedFile file : checked) {
      out.printf(
          Locale.ROOT,
          "%s: %s, %d rows, %d findings%n",
          file.path(),
          file.accepted() ? "accepted" : "REJECTED",
          file.rows(),
          file.findings().size());
      for (Finding each : file.findings()) {
        out.printf(
            Locale.ROOT,
            "  %s %s%s%s: %s%n    %s%n",
            each.code(),
            each.effect().text().replace('_', ' '),
            each.line() == 0 ? "" : ", line " + each.line(),
            each.column().isEmpty() ? "" : ", " + each.column(),
            each.message()
                + (each.raw().isEmpty() || each.message().contains(each.raw())
                    ? ""
                    : " (" + each.raw() + ")"),
            each.remedy());
        if (each.effect() == Effect.NOTED
            && !each.key().startsWith(ExplanationReader.EXPLANATIONS)) {
          out.printf(Locale.ROOT, "    Key to explain it by: %s%n", each.key());
        }
      }
    }
  }

  private static void csv(PrintStream out, List<CheckedFile> checked) throws IOException {
    try (CSVPrinter printer =
        new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
      printer.printRecord("file", "code", "effect", "line", "column", "raw", "message", "remedy");
      for (CheckedFile file : checked) {
        for (Finding each : file.findings()) {
          printer.printRecord(
              CellText.harmless(file.path()),
              each.code(),
              each.effect().text(),
              each.line() == 0 ? "" : each.line(),
              CellText.harmless(each.column()),
              CellText.harmless(each.raw()),
              CellText.harmless(each.message()),
              CellText.harmless(each.remedy()));
        }
      }
      printer.flush();
    }
  }

  private static void json(PrintStream out, List<CheckedFile> checked) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ArrayNode files = mapper.createArrayNode();
    for (CheckedFile file : checked) {
      ObjectNode node = files.addObject();
      node.put("file", file.path());
      node.put("accepted", file.accepted());
      node.put("rows", file.rows());
      ArrayNode findings = node.putArray("findings");
      for (Finding each : file.findings()) {
        ObjectNode finding = findings.addObject();
        finding.put("code", each.code());
        finding.put("effect", each.effect().text());
        finding.put("line", each.line());
        finding.put("column", each.column());
        finding.put("raw", each.raw());
        finding.put("message", each.message());
        finding.put("remedy", each.remedy());
      }
    }
    out.println(mapper.writeValueAsString(files));
  }
}
