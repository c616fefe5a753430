package regional.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Quarter;
import regional.indicators.core.Value;
import regional.indicators.indicator.Clock;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.FigureStatus;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;

/** Which figures have a place in outputs for others. */
class PrintedTest {

  private static final Quarter NEWEST = Quarter.parse("2025-26-Q3");
  private static final int LARGE = 50;
  private static final int SMALL = 2;
  private static final Area REGION = Area.region("E12000002", "North West");

  private static final Indicator OF_YEARS =
      SampledRows.INDICATORS.all().stream()
          .filter(each -> each.clocks().contains(Clock.R4) && each.kind() == Kind.PROPORTION)
          .findFirst()
          .orElseThrow();

  @Test
  void financialYearsAndTheNewestWithTheOneBeforeItArePrinted() {
    List<Figure> figures = new ArrayList<>();
    for (int back = 0; back < 9; back++) {
      figures.add(year(authority("350"), NEWEST.plus(-back)));
      figures.add(year(REGION, NEWEST.plus(-back)));
    }
    assertThat(backOfPrinted(figures)).containsExactly(0, 3, 4, 7);
  }

  @Test
  void theNewestYearOfAnAuthorityThatIsLateIsPrintedAndTheOneBeforeIt() {
    List<Figure> figures = new ArrayList<>();
    for (int back = 0; back < 9; back++) {
      figures.add(year(authority("350"), NEWEST.plus(-back)));
      if (back > 0) {
        figures.add(year(authority("351"), NEWEST.plus(-back)));
      }
    }
    assertThat(backOfPrinted(figures)).containsExactly(0, 1, 3, 4, 5, 7);
  }

  @Test
  void singleQuartersOfAuthoritiesArePrintedWhereNoMoreThanOneInFourIsSmall() {
    assertThat(printedQuarters(SMALL, LARGE, LARGE, LARGE)).isEqualTo(5);
    assertThat(printedQuarters(SMALL, SMALL, LARGE, LARGE))
        .as("the region's own alone")
        .isEqualTo(1);
  }

  private static long printedQuarters(int... counts) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      figures.add(figure(authority("35" + i), DataPeriod.of(NEWEST), counts[i]));
    }
    figures.add(figure(REGION, DataPeriod.of(NEWEST), LARGE));
    Printed printed = new Printed(figures, SampledRows.INDICATORS, List.of());
    return figures.stream().filter(printed::has).count();
  }

  /** How many quarters before the newest the printed years end. */
  private static List<Integer> backOfPrinted(List<Figure> figures) {
    Printed printed = new Printed(figures, SampledRows.INDICATORS, List.of());
    return figures.stream()
        .filter(printed::has)
        .map(each -> NEWEST.index() - Quarter.of(each.period().last()).index())
        .distinct()
        .sorted()
        .toList();
  }

  private static Figure year(Area area, Quarter last) {
    return figure(area, DataPeriod.rollingYear(last), LARGE);
  }

  private static Figure figure(Area area, DataPeriod period, int count) {
    return new Figure(
        OF_YEARS.id(),
        "",
        Clock.R4,
        period,
        area,
        NEWEST,
        Optional.of(Value.of(count)),
        Value.of(2 * LARGE),
        Optional.empty(),
        Value.of(count),
        List.of(),
        false,
        1,
        1,
        FigureStatus.FINAL);
  }

  private static Area authority(String code) {
    return new Area(
        GeographicLevel.LOCAL_AUTHORITY, "E12000002", "North West", code, "E08000" + code, code);
  }
}
