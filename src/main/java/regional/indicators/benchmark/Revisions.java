package regional.indicators.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regional.indicators.core.Area;
import regional.indicators.core.FigureColumns;
import regional.indicators.core.GeographicLevel;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.IndicatorTable;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.Series;
import regional.indicators.submission.ChangedCells;
import regional.indicators.submission.Resubmission;

/**
 * What resubmissions moved: figures and benchmarks made from what stands, beside those made from
 * the versions before, cell by cell of the analyst's tables. Only the indicators of the returns
 * that were sent again are made twice, and of their benchmarks only those near a figure that moved.
 *
 * @param cells what each resubmission of the quarter's collection changed, in their order
 * @param moved in the order of {@code analyst/indicators.csv}
 */
public record Revisions(Map<Resubmission, ChangedCells> cells, List<Moved> moved) {

  /** Nothing was sent again. */
  public static final Revisions NONE = new Revisions(Map.of(), List.of());

  private static final Set<String> OF_OWN_PAST =
      Set.of(
          "previous_time_period",
          "previous_time_identifier",
          "previous_value",
          "change",
          "change_lower",
          "change_upper",
          "direction",
          "spc");

  /**
   * One cell that moved.
   *
   * @param figure it is of, as it stands now (as it was, where there is none any more)
   * @param before the same figure made from the version before, if there was one
   * @param comparator empty unless the cell is of a comparator
   * @param what name of the cell's column
   * @param was empty where there was no such row
   * @param is empty where there is no such row any more
   */
  public record Moved(
      Figure figure,
      Optional<Figure> before,
      String comparator,
      String what,
      String was,
      String is,
      List<Resubmission> causedBy) {

    public Moved {
      causedBy = List.copyOf(causedBy);
    }
  }

  public Revisions {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    moved = List.copyOf(moved);
  }

  /** The indicators that take rows of a return that was sent again. */
  public static Indicators touched(Indicators indicators, List<Resubmission> resubmissions) {
    Set<String> returnIds =
        resubmissions.stream().map(Resubmission::returnId).collect(Collectors.toSet());
    return new Indicators(
        indicators.all().stream()
            .filter(each -> returnIds(each).anyMatch(returnIds::contains))
            .toList());
  }

  private static Stream<String> returnIds(Indicator indicator) {
    return Stream.concat(indicator.numerator().stream(), indicator.denominator().stream())
        .flatMap(each -> each.returnId().stream());
  }

  /**
   * Compares.
   *
   * @param cells what each changed
   * @param now figures made from what stands
   * @param benchmarks of these
   * @param before figures of {@link #touched} indicators, made from the versions before
   */
  public static Revisions of(
      Map<Resubmission, ChangedCells> cells,
      IndicatorTable now,
      List<Benchmark> benchmarks,
      IndicatorTable before,
      Benchmarks.Beside beside) {
    return new Comparing(cells, now, benchmarks, before, beside).revisions();
  }

  /** Figures that are compared with each other: ranked together or over time. */
  private record Line(String indicatorId, String breakdown, Clock clock, String timeIdentifier) {
    static Line of(Figure figure) {
      return new Line(
          figure.indicatorId(),
          figure.breakdown(),
          figure.clock(),
          figure.clock().isTermly() ? figure.period().timeIdentifier() : "");
    }
  }

  /** One comparing of two tables. */
  private static final class Comparing {
    private final Map<Resubmission, ChangedCells> cells;
    private final List<Resubmission> resubmissions;
    private final Benchmarks.Beside beside;
    private final Map<Figure, Figure> before = new TreeMap<>(IndicatorTable.ORDER);
    private final Map<Figure, Figure> now = new TreeMap<>(IndicatorTable.ORDER);
    private final Map<Figure, Benchmark> benchmarksBefore = new TreeMap<>(IndicatorTable.ORDER);
    private final Map<Figure, Benchmark> benchmarksNow = new TreeMap<>(IndicatorTable.ORDER);

    /** Authorities whose own figure moved, by line and data period. */
    private final Map<String, Set<String>> movedIn = new HashMap<>();

    private final Map<Line, Set<String>> movedAnywhereIn = new HashMap<>();
    private final List<Moved> moved = new ArrayList<>();

    private Comparing(
        Map<Resubmission, ChangedCells> cells,
        IndicatorTable tableNow,
        List<Benchmark> benchmarks,
        IndicatorTable tableBefore,
        Benchmarks.Beside beside) {
      this.cells = cells;
      resubmissions = List.copyOf(cells.keySet());
      this.beside = beside;
      Set<Line> lines = movedLines(tableNow, tableBefore, beside.indicators());
      Function<Stream<Figure>, List<Figure>> ofLines =
          figures -> figures.filter(each -> lines.contains(Line.of(each))).toList();
      List<Figure> figuresBefore = ofLines.apply(tableBefore.figures().stream());
      figuresBefore.forEach(each -> before.put(each, each));
      ofLines.apply(tableNow.figures().stream()).forEach(each -> now.put(each, each));
      List<Series> series =
          Series.of(
              Stream.concat(
                      figuresBefore.stream().filter(each -> each.clock() != Clock.R4),
                      ofLines.apply(tableBefore.singleQuarters().stream()).stream())
                  .toList());
      Benchmarks.of(figuresBefore, series, beside)
          .forEach(each -> benchmarksBefore.put(each.own(), each));
      benchmarks.stream()
          .filter(each -> lines.contains(Line.of(each.own())))
          .forEach(each -> benchmarksNow.put(each.own(), each));
    }

    /** Lines of which a figure is not what it was; notes whose figures these are. */
    private Set<Line> movedLines(
        IndicatorTable tableNow, IndicatorTable tableBefore, Indicators indicators) {
      Set<String> made = new LinkedHashSet<>();
      touched(indicators, resubmissions).all().forEach(each -> made.add(each.id()));
      Set<Line> lines = new LinkedHashSet<>();
      for (Function<IndicatorTable, List<Figure>> part :
          List.<Function<IndicatorTable, List<Figure>>>of(
              IndicatorTable::figures, IndicatorTable::singleQuarters)) {
        Map<Figure, Figure> was = new TreeMap<>(IndicatorTable.ORDER);
        part.apply(tableBefore).forEach(each -> was.put(each, each));
        for (Figure each : part.apply(tableNow)) {
          if (made.contains(each.indicatorId()) && !each.equals(was.remove(each))) {
            note(each, lines);
          }
        }
        was.values().forEach(each -> note(each, lines));
      }
      return lines;
    }

    private void note(Figure figure, Set<Line> lines) {
      Line line = Line.of(figure);
      lines.add(line);
      if (figure.area().level() == GeographicLevel.LOCAL_AUTHORITY) {
        String code = figure.area().oldLaCode();
        movedIn.computeIfAbsent(inPeriod(figure), key -> new LinkedHashSet<>()).add(code);
        movedAnywhereIn.computeIfAbsent(line, key -> new LinkedHashSet<>()).add(code);
      }
    }

    private static String inPeriod(Figure figure) {
      return Line.of(figure)
          + " "
          + figure.period().timePeriod()
          + " "
          + figure.period().timeIdentifier();
    }

    private Revisions revisions() {
      Map<Figure, Figure> all = new TreeMap<>(IndicatorTable.ORDER);
      all.putAll(before);
      now.forEach(
          (key, figure) -> {
            all.remove(key);
            all.put(key, figure);
          });
      for (Figure each : all.values()) {
        Optional<Figure> was = Optional.ofNullable(before.get(each));
        Optional<Figure> is = Optional.ofNullable(now.get(each));
        Indicator indicator = beside.indicators().get(each.indicatorId());
        add(
            each,
            "",
            FigureColumns.FIGURE,
            was.map(figure -> AnalystCells.of(indicator, figure)),
            is.map(figure -> AnalystCells.of(indicator, figure)));
        addBenchmarks(
            each,
            Optional.ofNullable(benchmarksBefore.get(each)),
            Optional.ofNullable(benchmarksNow.get(each)));
      }
      return new Revisions(cells, moved);
    }

    private void addBenchmarks(Figure figure, Optional<Benchmark> was, Optional<Benchmark> is) {
      Set<String> comparators = new LinkedHashSet<>();
      Stream.concat(was.stream(), is.stream())
          .flatMap(each -> each.comparisons().stream())
          .forEach(each -> comparators.add(each.comparator()));
      for (String each : comparators.stream().sorted().toList()) {
        add(
            figure,
            each,
            AnalystCells.COMPARISON,
            was.flatMap(one -> one.comparison(each)).map(AnalystCells::of),
            is.flatMap(one -> one.comparison(each)).map(AnalystCells::of));
      }
      add(
          figure,
          "",
          AnalystCells.STANDING,
          was.map(AnalystCells::standing),
          is.map(AnalystCells::standing));
    }

    private void add(
        Figure figure,
        String comparator,
        List<String> columns,
        Optional<List<String>> was,
        Optional<List<String>> is) {
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        String one = was.map(each -> each.get(column)).orElse("");
        String other = is.map(each -> each.get(column)).orElse("");
        if (!one.equals(other)) {
          moved.add(
              new Moved(
                  figure,
                  Optional.ofNullable(before.get(figure)),
                  comparator,
                  columns.get(i),
                  one,
                  other,
                  causes(figure, comparator, columns.get(i))));
        }
      }
    }

    // Causes -------------------------------------------------------------------------------------

    /** Submissions of those whose own figures moved and that the cell depends on. */
    private List<Resubmission> causes(Figure figure, String comparator, String what) {
      Set<String> whose = new LinkedHashSet<>();
      Area area = figure.area();
      Set<String> here = movedIn.getOrDefault(inPeriod(figure), Set.of());
      if (area.level() != GeographicLevel.LOCAL_AUTHORITY) {
        here.stream().filter(code -> isIn(area.regionCode(), code)).forEach(whose::add);
      } else {
        boolean ofOthersToo = !comparator.isEmpty() || AnalystCells.STANDING.contains(what);
        if (!ofOthersToo || here.contains(area.oldLaCode()) || OF_OWN_PAST.contains(what)) {
          whose.add(area.oldLaCode());
        }
        if (ofOthersToo && !OF_OWN_PAST.contains(what)) {
          String within =
              comparator.isEmpty() || comparator.equals(Benchmarks.REGION) ? area.regionCode() : "";
          here.stream().filter(code -> isIn(within, code)).forEach(whose::add);
        }
      }
      List<Resubmission> found = of(figure, whose);
      return found.isEmpty()
          ? of(figure, movedAnywhereIn.getOrDefault(Line.of(figure), Set.of()))
          : found;
    }

    private boolean isIn(String regionCode, String oldLaCode) {
      return regionCode.isEmpty()
          || beside.reference().authorities().get(oldLaCode).regionCode().equals(regionCode);
    }

    private List<Resubmission> of(Figure figure, Set<String> oldLaCodes) {
      Set<String> returnIds =
          returnIds(Objects.requireNonNull(beside.indicators().get(figure.indicatorId())))
              .collect(Collectors.toSet());
      return resubmissions.stream()
          .filter(each -> returnIds.contains(each.returnId()))
          .filter(each -> oldLaCodes.contains(each.oldLaCode()))
          .toList();
    }
  }
}
