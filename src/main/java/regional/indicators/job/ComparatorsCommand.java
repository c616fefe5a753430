package regional.indicators.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import regional.indicators.benchmark.ComparatorEdition;
import regional.indicators.benchmark.ComparatorIntake;
import regional.indicators.benchmark.ComparatorSource;
import regional.indicators.benchmark.ComparatorsCsv;
import regional.indicators.benchmark.ComparatorsYaml;
import regional.indicators.benchmark.PublishedFigure;
import regional.indicators.benchmark.PublishedTable;
import regional.indicators.submission.Incoming;

/**
 * Takes published DfE files into {@code data/reference/comparators}, an edition each. A file that
 * was taken in before, byte for byte, is written over its own edition.
 */
@Command(
    name = "comparators",
    mixinStandardHelpOptions = true,
    description =
        "Takes in published DfE open-data CSVs as England, region and neighbour comparators.")
final class ComparatorsCommand implements Callable<Integer> {

  private static final int LINES_SHOWN = 20;
  private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[_ -].*");

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files as published.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "Name of the edition (default: the newest period in the file).")
  private @Nullable String edition;

  @Option(
      names = "--released",
      paramLabel = "DATE",
      description =
          "Day on which it was published, as 2025-06-26 (default: what the file's name begins with, else unknown).")
  private @Nullable LocalDate released;

  ComparatorsCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    Definitions definitions = Definitions.read(places);
    List<ComparatorSource> sources =
        ComparatorsYaml.read(places.jobs().resolve("comparators"), definitions.indicators());
    Path folder = places.comparators();
    List<ComparatorEdition> held = new ArrayList<>(ComparatorsCsv.read(folder, sources));
    boolean all = true;
    for (Path file : files) {
      all &= takeIn(file, sources, definitions, folder, held);
    }
    return all ? ExitStatus.DONE : ExitStatus.USAGE;
  }

  /** Returns whether the file was taken in. */
  private boolean takeIn(
      Path file,
      List<ComparatorSource> sources,
      Definitions definitions,
      Path folder,
      List<ComparatorEdition> held)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return refused(file, "there is no such file; name a CSV file as published");
    }
    PublishedTable table;
    try {
      table = PublishedTable.read(file);
    } catch (PublishedTable.Unreadable e) {
      return refused(file, String.valueOf(e.getMessage()));
    }
    List<ComparatorSource> recognised = table.recognisedAs(sources);
    if (recognised.size() != 1) {
      return refused(file, notRecognised(table, sources, recognised));
    }
    ComparatorSource source = recognised.get(0);
    ComparatorIntake.Taken taken =
        ComparatorIntake.take(table, source, definitions.reference().authorities());
    if (taken.figures().isEmpty()) {
      say(taken);
      return refused(
          file,
          "a file of "
              + source.id()
              + ", and no row of it is asked for; see the entries of jobs/comparators/"
              + source.id()
              + ".yaml");
    }
    ComparatorEdition made = edition(file, source, taken, held);
    Path written = folder.resolve(name(made));
    write(written, ComparatorsCsv.text(made));
    held.removeIf(each -> name(each).equals(name(made)));
    held.add(made);
    surroundings
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s, %d rows, %d not asked for, %d figures in %s%n",
            file,
            source.id(),
            taken.rows(),
            taken.notAskedFor(),
            taken.figures().size(),
            options.places().home().relativize(written));
    say(taken);
    return true;
  }

  private static String notRecognised(
      PublishedTable table, List<ComparatorSource> sources, List<ComparatorSource> recognised) {
    if (recognised.isEmpty()) {
      String nearest = table.whyNot(sources);
      return "no file of jobs/comparators recognises it"
          + (nearest.isEmpty() ? "" : "; " + nearest)
          + "; add the names of its columns there, or declare it as a data set of its own";
    }
    return "it could be any of "
        + recognised.stream().map(ComparatorSource::id).collect(Collectors.joining(", "))
        + "; add to recognised_by in jobs/comparators what tells them apart";
  }

  private boolean refused(Path file, String why) {
    surroundings.out().println(file + ": NOT TAKEN IN, " + why + ".");
    return false;
  }

  private void say(ComparatorIntake.Taken taken) {
    PrintStream out = surroundings.out();
    taken.remarks().forEach(each -> out.println("  " + each + "."));
    for (Map.Entry<String, List<Long>> each : taken.unreadable().entrySet()) {
      List<Long> lines = each.getValue();
      out.printf(
          Locale.ROOT,
          "  %d %s cannot be read, %s: line %s%s.%n",
          lines.size(),
          lines.size() == 1 ? "row" : "rows",
          each.getKey(),
          lines.stream().limit(LINES_SHOWN).map(String::valueOf).collect(Collectors.joining(", ")),
          lines.size() > LINES_SHOWN ? " and " + (lines.size() - LINES_SHOWN) + " more" : "");
    }
  }

  /** The edition that the same file made before, made again, or a new one. */
  private ComparatorEdition edition(
      Path file,
      ComparatorSource source,
      ComparatorIntake.Taken taken,
      List<ComparatorEdition> held)
      throws IOException {
    String sha256 = Incoming.sha256(file);
    List<ComparatorEdition> ofSource =
        held.stream().filter(each -> each.source().id().equals(source.id())).toList();
    Optional<ComparatorEdition> before =
        ofSource.stream().filter(each -> each.sha256().equals(sha256)).findFirst();
    if (before.isPresent()) {
      ComparatorEdition again = before.get();
      return new ComparatorEdition(
          source,
          again.edition(),
          released(file).or(again::released),
          again.takenIn(),
          again.order(),
          again.file(),
          sha256,
          taken.figures());
    }
    String name = edition != null ? edition : newest(taken.figures());
    String free = name;
    for (int number = 2; isTaken(source, free, ofSource); number++) {
      free = name + " (" + number + ")";
    }
    return new ComparatorEdition(
        source,
        free,
        released(file),
        LocalDate.now(surroundings.clock()),
        ofSource.stream().mapToInt(ComparatorEdition::order).max().orElse(0) + 1,
        String.valueOf(file.getFileName()),
        sha256,
        taken.figures());
  }

  private Optional<LocalDate> released(Path file) {
    Matcher dated = DATED.matcher(String.valueOf(file.getFileName()));
    if (released != null || !dated.matches()) {
      return Optional.ofNullable(released);
    }
    try {
      return Optional.of(LocalDate.parse(dated.group(1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isTaken(
      ComparatorSource source, String edition, List<ComparatorEdition> ofSource) {
    String wanted = name(source, edition);
    return ofSource.stream().anyMatch(each -> name(each).equals(wanted));
  }

  private static String newest(List<PublishedFigure> figures) {
    return figures.stream()
        .map(PublishedFigure::period)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .toString();
  }

  private static String name(ComparatorEdition edition) {
    return name(edition.source(), edition.edition());
  }

  /** As {@code pupil-absence-202324-autumn-term.csv}. */
  private static String name(ComparatorSource source, String edition) {
    String words = edition.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return source.id() + "-" + words.replaceAll("^-|-$", "") + ".csv";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path building = file.resolveSibling("." + file.getFileName() + ".building");
    Files.writeString(building, text);
    Files.move(building, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
