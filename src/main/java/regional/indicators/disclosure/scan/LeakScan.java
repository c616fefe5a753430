package regional.indicators.disclosure.scan;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import regional.indicators.disclosure.HiddenFigure;

/**
 * Reads every finished file that leaves the team and looks for hidden figures: PDF by page (text,
 * alternative and actual texts, outline, metadata, annotations, attachments, marks of charts), CSV
 * and workbook cell by cell (hidden sheets, comments, names and properties too), HTML with its
 * scripts and pictures, other files as text.
 *
 * <p>Found is the true number of a hidden figure in the cell that is the figure's; a printed form
 * of it in a line about the figure's indicator that names its area; a mark in a chart beyond those
 * that the chart says it has; and a rare number anywhere.
 *
 * <p>Not seen outside tables: a number that a shown figure or a comparator of the same indicator,
 * or a newest figure of the area, has too; a year; a number of one or two digits; a number in words
 * or in pixels; a line that names neither area nor indicator; a mark moved to where a hidden one
 * would stand; what can be worked out from several shown numbers (that is the attack's to find).
 * Charts of other kinds than dots by authority are read by their texts only.
 */
public final class LeakScan {

  /** The folder that does not leave the team. */
  private static final String ANALYST = "analyst";

  private static final String AUTHORITY = "authority";

  /**
   * A place where a hidden figure is told. The number is not repeated.
   *
   * @param file relative to the folder, with forward slashes
   * @param place page, row or part
   * @param figure what is told, in words
   */
  public record Hit(String file, String place, String figure) {
    @Override
    public String toString() {
      return file + ", " + place + ": " + figure;
    }
  }

  private final List<Hit> hits;

  private LeakScan(List<Hit> hits) {
    this.hits = List.copyOf(hits);
  }

  /**
   * Scans a quarter's outputs.
   *
   * @param folder with authority, board and the like in it
   * @param hidden from other audiences than the authority itself; in the folder of an authority its
   *     own figures may stand
   * @throws IOException if a file cannot be read
   */
  public static LeakScan of(Path folder, List<HiddenFigure> hidden) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Set<String> names =
        hidden.stream()
            .map(each -> each.area().name())
            .collect(Collectors.toCollection(TreeSet::new));
    try {
      return new LeakScan(
          files.parallelStream()
              .filter(file -> !folder.relativize(file).startsWith(ANALYST))
              .flatMap(file -> scan(folder.relativize(file), file, hidden, names).stream())
              .toList());
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static Set<Hit> scan(
      Path relative, Path file, List<HiddenFigure> hidden, Set<String> names) {
    Set<Hit> hits = new LinkedHashSet<>();
    String slug =
        relative.startsWith(AUTHORITY) && relative.getNameCount() > 2
            ? relative.getName(1).toString()
            : "";
    List<HiddenFigure> here = slug.isEmpty() ? hidden : ofOthers(slug, hidden);
    String name = relative.toString().replace('\\', '/');
    try {
      read(file, about(name, here), new Findings(name, here, names, hits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hits;
  }

  /** What an authority may not see: what its own figures are too tells nothing there. */
  private static List<HiddenFigure> ofOthers(String slug, List<HiddenFigure> hidden) {
    Map<String, Set<String>> own = new HashMap<>();
    hidden.stream()
        .filter(each -> isOf(slug, each))
        .forEach(
            each ->
                own.computeIfAbsent(each.indicatorId(), id -> new HashSet<>())
                    .addAll(each.telling()));
    return hidden.stream()
        .filter(each -> !isOf(slug, each))
        .map(each -> each.tellingNone(own.getOrDefault(each.indicatorId(), Set.of())))
        .toList();
  }

  private static boolean isOf(String slug, HiddenFigure figure) {
    return !figure.area().newLaCode().isEmpty() && slug.startsWith(figure.area().newLaCode() + "-");
  }

  /** Name of the area that the whole file is about, by the file's name; empty if there is none. */
  private static String about(String name, List<HiddenFigure> hidden) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return hidden.stream()
        .filter(each -> isOf(file, each))
        .map(each -> each.area().name())
        .findFirst()
        .orElse("");
  }

  private static void read(Path file, String about, Findings findings) throws IOException {
    String name = file.toString();
    if (name.endsWith(".pdf")) {
      PdfScan.read(file, about, findings);
    } else if (name.endsWith(".xlsx")) {
      WorkbookScan.read(file, findings);
    } else if (name.endsWith(".csv")) {
      csv(file, findings);
    } else if (name.endsWith(".html")) {
      HtmlText.read(Files.readString(file), findings);
    } else {
      findings.lines("text", about, Files.readString(file).lines().toList());
    }
  }

  private static void csv(Path file, Findings findings) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
      for (CSVRecord each : parser) {
        rows.add(each.toList());
      }
    }
    findings.table("row", rows);
  }

  /** Places where hidden figures are told; none if the outputs are safe to send. */
  public List<Hit> hits() {
    return hits;
  }
}
