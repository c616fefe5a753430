package regional.indicators.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import regional.indicators.benchmark.Interval;
import regional.indicators.core.Rounding;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Indicators;
import regional.indicators.indicator.SmallNumbers;

/**
 * Figures as an audience may see them, one by one. In public counts are rounded to their base and
 * what is made from them, unrounded, to the indicator's decimals.
 */
final class ShownFigures {

  private final Audience audience;
  private final Controlled controlled;
  private final Map<String, Indicator> byId = new HashMap<>();

  ShownFigures(Audience audience, Indicators indicators, Controlled controlled) {
    this.audience = audience;
    this.controlled = controlled;
    indicators.all().forEach(each -> byId.put(each.id(), each));
  }

  /** In the order given. */
  List<ShownFigure> of(List<Figure> figures) {
    return figures.stream().map(this::shown).toList();
  }

  private ShownFigure shown(Figure figure) {
    Indicator indicator =
        Objects.requireNonNull(byId.get(figure.indicatorId()), "every figure is of an indicator");
    boolean hidden = !isOwn(figure) && controlled.hides(figure);
    SmallNumbers rule = indicator.smallNumbers();
    Interval interval = Interval.of(indicator, figure);
    return new ShownFigure(
        figure.indicatorId(),
        figure.breakdown(),
        figure.clock().text(),
        figure.period(),
        figure.area(),
        figure.reportingQuarter(),
        figure.numerator().map(each -> hidden ? rule.symbol() : count(rule, figure, each)),
        hidden ? rule.symbol() : base(rule, figure),
        figure.populationYear(),
        hidden ? rule.symbol() : rounded(indicator, figure.value()),
        hidden ? rule.symbol() : rounded(indicator, interval.lower()),
        hidden ? rule.symbol() : rounded(indicator, interval.upper()),
        // A rate's method says whether it counts fewer than ten.
        hidden ? "" : interval.method(),
        !hidden && figure.lowReliability(),
        figure.authoritiesReporting(),
        figure.authoritiesExpected(),
        figure.status().text());
  }

  private boolean isOwn(Figure figure) {
    return audience instanceof Audience.OwnAuthority own
        && own.oldLaCode().equals(figure.area().oldLaCode());
  }

  private Value count(SmallNumbers rule, Figure figure, Value count) {
    return audience instanceof Audience.Public
        ? rule.inPublic(figure.area().level(), count)
        : count;
  }

  /** A population is published as it is by those who estimate it. */
  private Value base(SmallNumbers rule, Figure figure) {
    return figure.populationYear().isPresent()
        ? figure.denominator()
        : count(rule, figure, figure.denominator());
  }

  /** In public as on pages: to the indicator's decimals, or its multiple, half up. */
  private Value rounded(Indicator indicator, Value value) {
    if (!(audience instanceof Audience.Public)) {
      return value;
    }
    return new Rounding(indicator.decimals(), indicator.roundTo()).of(value);
  }
}
