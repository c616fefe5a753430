package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.returns.Return;
import regional.indicators.submission.FileName;
import regional.indicators.submission.Ledger;
import regional.indicators.submission.Submission;
import regional.indicators.submission.TemplateWorkbook;

/** Writes a workbook to fill in. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description =
        "Writes a workbook to fill in: headings, the rows asked for, codes as drop-downs, definitions, last quarter.")
final class TemplateCommand implements Callable<Integer> {

  private final CommandFactory.Surroundings surroundings;

  @Mixin private PlaceOptions options = new PlaceOptions();

  @Option(
      names = "--return",
      required = true,
      paramLabel = "RETURN",
      description = "The return, as in file names.")
  private String returnId = "";

  @Option(
      names = "--authority",
      required = true,
      paramLabel = "CODE",
      description = "The authority, by its 3-digit number or its nine-character code.")
  private String authorityCode = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out = Path.of("");

  @Option(
      names = "--quarter",
      paramLabel = "QUARTER",
      converter = QuarterConverter.class,
      description = "Reporting quarter, as 2025-26-Q3 (default: the last one that has ended).")
  private @Nullable Quarter quarter;

  TemplateCommand(CommandFactory.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Places places = options.places();
    Definitions definitions = Definitions.read(places);
    Return form =
        definitions
            .returns()
            .find(returnId)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "There is no return "
                            + returnId
                            + ". Give one of "
                            + String.join(
                                ", ", definitions.returns().all().stream().map(Return::id).toList())
                            + "."));
    Authority authority = authority(definitions);
    Quarter of =
        quarter == null ? Quarter.of(LocalDate.now(surroundings.clock())).plus(-1) : quarter;
    Held held = held(places, form, authority, of);
    FileName name = name(definitions, form, authority, of, held.nextVersion());
    byte[] workbook =
        new TemplateWorkbook(definitions.returns(), definitions.reference())
            .of(name, authority, held.last());
    Path file = out.resolve(name.text());
    if (Files.exists(file)) {
      throw CommandFailure.usage(
          "There is a file "
              + QuarterlyCommand.shown(file)
              + " already, perhaps filled in. Move it, or name another folder with --out.");
    }
    Files.createDirectories(out);
    Files.write(file, workbook, StandardOpenOption.CREATE_NEW);
    surroundings.out().println("Workbook to fill in: " + QuarterlyCommand.shown(file));
    return ExitStatus.DONE;
  }

  /** What the store has of the authority's return. */
  private record Held(int nextVersion, Optional<TemplateWorkbook.LastQuarter> last) {}

  private Authority authority(Definitions definitions) {
    return definitions.reference().authorities().all().stream()
        .filter(
            each ->
                authorityCode.equals(each.oldLaCode()) || authorityCode.equals(each.newLaCode()))
        .filter(each -> !authorityCode.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "There is no authority "
                        + authorityCode
                        + ". Give its 3-digit number or its nine-character code."));
  }

  private static FileName name(
      Definitions definitions, Return form, Authority authority, Quarter quarter, int version) {
    return FileName.parse(
            String.format(
                java.util.Locale.ROOT,
                "%s_%s_%s_Q%d_v%d.xlsx",
                form.id(),
                authority.oldLaCode(),
                quarter.timePeriod(),
                quarter.number(),
                version),
            definitions.returns())
        .orElseThrow();
  }

  private static Held held(Places places, Return form, Authority authority, Quarter quarter) {
    if (!Store.isThere(places)) {
      return new Held(1, Optional.empty());
    }
    try (Store store = Store.open(places)) {
      Ledger ledger = store.get(Ledger.class);
      List<Ledger.Entry> entries =
          ledger.entries(quarter).stream()
              .filter(each -> each.submission().returnId().equals(form.id()))
              .filter(each -> each.submission().oldLaCode().equals(authority.oldLaCode()))
              .toList();
      int newest =
          entries.stream()
              .map(Ledger.Entry::submission)
              .filter(each -> each.quarter().equals(quarter))
              .mapToInt(Submission::version)
              .max()
              .orElse(0);
      Quarter before = quarter.plus(-1);
      Optional<TemplateWorkbook.LastQuarter> last =
          ledger.standing(form.id(), before).stream()
              .filter(each -> each.quarter().equals(before))
              .filter(each -> each.oldLaCode().equals(authority.oldLaCode()))
              .findFirst()
              .map(each -> last(ledger, entries, each));
      return new Held(newest + 1, last);
    }
  }

  private static TemplateWorkbook.LastQuarter last(
      Ledger ledger, List<Ledger.Entry> entries, Submission submission) {
    List<List<String>> rows = new ArrayList<>();
    ledger.read(List.of(submission), (of, line, cells) -> rows.add(cells));
    String fileName =
        entries.stream()
            .filter(each -> each.submission().equals(submission))
            .map(Ledger.Entry::fileName)
            .findFirst()
            .orElse("");
    return new TemplateWorkbook.LastQuarter(submission.quarter(), fileName, rows);
  }
}
