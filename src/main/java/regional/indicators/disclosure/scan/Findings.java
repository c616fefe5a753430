package regional.indicators.disclosure.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regional.indicators.disclosure.HiddenFigure;

/** Looks at the lines and tables of one file. */
final class Findings {

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?");
  private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\d{2}[A-Z]?\\b");
  private static final double SAME = 1e-6;
  private static final String TOTAL = "Total";

  /** Stands for a space within a name. */
  private static final char HELD = '\u00a0';

  private final String file;
  private final Set<LeakScan.Hit> hits;
  private final Map<String, List<HiddenFigure>> byIndicator = new HashMap<>();
  private final Map<String, List<HiddenFigure>> byName = new HashMap<>();
  private final Map<String, HiddenFigure> byRare = new HashMap<>();

  private final Set<String> names;

  /** Names of areas that hold the name of another one, by that. */
  private final Map<String, List<String>> longer = new HashMap<>();

  Findings(String file, List<HiddenFigure> hidden, Set<String> names, Set<LeakScan.Hit> hits) {
    this.file = file;
    this.hits = hits;
    this.names = names;
    for (HiddenFigure each : hidden) {
      byIndicator.computeIfAbsent(each.indicatorId(), id -> new ArrayList<>()).add(each);
      byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
      each.rare().forEach(number -> byRare.put(number, each));
    }
    for (String name : names) {
      longer.put(
          name, names.stream().filter(each -> !each.equals(name) && each.contains(name)).toList());
    }
  }

  void hit(String place, String figure) {
    hits.add(new LeakScan.Hit(file, place, figure));
  }

  /** A rare number, anywhere. */
  void rare(String place, String text) {
    if (!byRare.isEmpty()) {
      for (String number : numbers(text)) {
        HiddenFigure figure = byRare.get(number);
        if (figure != null) {
          hit(place, figure.toString());
        }
      }
    }
  }

  /**
   * Lines in reading order. A line is about the indicator whose id it has, else about that of the
   * line before.
   *
   * @param about name of the area that all lines are about; empty if there is none
   */
  void lines(String place, String about, List<String> lines) {
    List<HiddenFigure> current = List.of();
    for (String line : lines) {
      rare(place, line);
      Matcher ids = WORD.matcher(line);
      if (ids.find()) {
        List<HiddenFigure> named = new ArrayList<>();
        do {
          named.addAll(byIndicator.getOrDefault(ids.group(), List.of()));
        } while (ids.find());
        current = named;
      }
      // What a whole file is about need not be what each of its lines is about.
      told(place, ids.reset().find() ? about : "", line, current);
    }
  }

  /** An alternative text: it has its indicator's name, and its parts name the areas. */
  void spoken(String place, String text) {
    rare(place, text);
    byName.forEach(
        (name, figures) -> {
          if (text.contains(name)) {
            String whole = withNamesWhole(text);
            for (String part : whole.split("[;:]? (?=[A-Z])|, |; ")) {
              told(place, "", part.replace(HELD, ' '), figures);
            }
            for (String part : whole.split("[.;] |, ")) {
              told(place, "", part.replace(HELD, ' '), figures);
            }
          }
        });
  }

  /** What an indicator's numbers of one area are said to be. */
  void numbers(String place, String indicator, String area, String numbers) {
    rare(place, numbers);
    told(place, area, numbers, byName.getOrDefault(indicator, List.of()));
  }

  /** No name of an area is cut where a text is cut. */
  private String withNamesWhole(String text) {
    String whole = text;
    for (String each : names) {
      whole = whole.replace(each, each.replace(' ', HELD));
    }
    return whole;
  }

  private void told(String place, String about, String line, List<HiddenFigure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    Set<String> numbers = null;
    for (HiddenFigure each : figures) {
      if (names(line, each.area().name()) || about.equals(each.area().name())) {
        numbers = numbers == null ? numbers(line) : numbers;
        if (numbers.stream().anyMatch(each.telling()::contains)) {
          hit(place, each.toString());
        }
      }
    }
  }

  /** Whether an area is named, and not only another whose name holds its own. */
  private boolean names(String line, String area) {
    String rest = line;
    for (String each : longer.getOrDefault(area, List.of())) {
      rest = rest.replace(each, "");
    }
    return rest.contains(area);
  }

  /** The numbers of a text without thousands commas. */
  private static Set<String> numbers(String text) {
    Set<String> numbers = new TreeSet<>();
    Matcher found = NUMBER.matcher(text);
    while (found.find()) {
      numbers.add(found.group().replace(",", ""));
    }
    return numbers;
  }

  /** A table with one header: the figure of a cell is known from its row and column. */
  void table(String place, List<List<String>> rows) {
    List<String> header = List.of();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      String where = place + " " + (i + 1);
      rare(where, String.join(" ; ", row));
      if (row.contains("time_period")) {
        header = row;
      } else if (!header.isEmpty()) {
        row(where, header, row);
      }
    }
  }

  private void row(String place, List<String> header, List<String> row) {
    String period = cell(header, row, "time_period") + " " + cell(header, row, "time_identifier");
    String id = cell(header, row, "indicator_id");
    String clock = cell(header, row, "clock");
    Set<String> cells = new HashSet<>(row);
    for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
      String heading = header.get(i);
      String cell = row.get(i);
      if (!NUMBER.matcher(cell.replaceFirst("^-", "")).matches()) {
        continue;
      }
      String of = id.isEmpty() ? indicator(heading) : id;
      for (HiddenFigure each : byIndicator.getOrDefault(of, List.of())) {
        boolean column = heading.equals(each.area().name());
        String part = column ? "value" : id.isEmpty() ? part(heading) : heading;
        if (each.periods().contains(period)
            && isOf(each, clock)
            && each.parts().containsKey(part)
            && (column || isOf(each, header, row))
            && (each.breakdown().isEmpty()
                ? isWhole(header, row)
                : cells.contains(each.breakdown()))
            && isSame(cell, each, part)) {
          hit(place + ", column " + heading, each.toString());
        }
      }
    }
  }

  /** A table without clocks has no single quarters. */
  private static boolean isOf(HiddenFigure figure, String clock) {
    return clock.isEmpty()
        ? !figure.clock().equals(HiddenFigure.QUARTER)
        : figure.clock().equals(clock);
  }

  private static boolean isWhole(List<String> header, List<String> row) {
    return cell(header, row, "breakdown").isEmpty()
        && (!header.contains("phase") || cell(header, row, "phase").equals(TOTAL));
  }

  private static boolean isOf(HiddenFigure figure, List<String> header, List<String> row) {
    String oldCode = cell(header, row, "old_la_code");
    String newCode = cell(header, row, "new_la_code");
    if (figure.area().oldLaCode().isEmpty()) {
      return oldCode.isEmpty()
          && newCode.isEmpty()
          && cell(header, row, "geographic_level").equals(figure.area().level().text())
          && cell(header, row, "region_code").equals(figure.area().regionCode());
    }
    return oldCode.equals(figure.area().oldLaCode()) || newCode.equals(figure.area().newLaCode());
  }

  private static String cell(List<String> header, List<String> row, String heading) {
    int at = header.indexOf(heading);
    return at < 0 || at >= row.size() ? "" : row.get(at);
  }

  /** Of a column named as in {@code a01_overall_absence_count}; an id may be longer than that. */
  private static String indicator(String heading) {
    int end = heading.indexOf('_');
    return end > 0 ? heading.substring(0, end).toUpperCase(Locale.ROOT) : "";
  }

  private static String part(String heading) {
    return heading.endsWith("_count")
        ? "numerator"
        : heading.endsWith("_base") ? "denominator" : heading.endsWith("_las") ? "" : "value";
  }

  private static boolean isSame(String cell, HiddenFigure figure, String part) {
    double truth = figure.parts().getOrDefault(part, Double.NaN);
    double number = Double.parseDouble(cell);
    double unit = Math.pow(10, -figure.decimals());
    boolean rounded =
        !part.equals("numerator")
            && !part.equals("denominator")
            && number != 0
            && Math.abs(number - truth) <= unit / 2 + SAME * unit
            && Math.abs(number / unit - Math.rint(number / unit)) < SAME;
    return rounded || Math.abs(number - truth) <= SAME * Math.max(1e-3, Math.abs(truth));
  }
}
