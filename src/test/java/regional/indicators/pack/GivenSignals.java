package regional.indicators.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.View.CoverageLine;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.Standing;
import regional.indicators.disclosure.View.SubjectView;

/** A view in which nothing is said of any indicator or return but what an example gives. */
final class GivenSignals {

  private GivenSignals() {}

  /**
   * An indicator's latest figure, or a return.
   *
   * @param value a number, or the symbol that stands for it
   * @param chart signal, direction and meaning, as {@code outside high concern}
   * @param region how the figure differs from the region's
   * @param state of the return
   */
  record Given(
      @JsonProperty("indicator") @Nullable String indicator,
      @JsonProperty("value") @Nullable String value,
      @JsonProperty("lower") @Nullable Double lower,
      @JsonProperty("upper") @Nullable Double upper,
      @JsonProperty("funnel") @Nullable String funnel,
      @JsonProperty("chart") @Nullable String chart,
      @JsonProperty("direction") @Nullable String direction,
      @JsonProperty("previous") @Nullable Double previous,
      @JsonProperty("region") @Nullable String region,
      @JsonProperty("region_value") @Nullable Double regionValue,
      @JsonProperty("return") @Nullable String ofReturn,
      @JsonProperty("state") @Nullable String state) {}

  static View view(List<Given> given) {
    View plausible = PlausibleView.of("Bolton");
    List<SubjectView> subjects = new ArrayList<>();
    List<CoverageLine> coverage = new ArrayList<>();
    for (SubjectView subject : plausible.subjects()) {
      subjects.add(
          new SubjectView(
              subject.id(),
              subject.title(),
              Subject.wholes(subject).stream().map(each -> indicator(each, given)).toList()));
      String state =
          given.stream()
              .filter(each -> subject.id().equals(each.ofReturn()))
              .map(Given::state)
              .findFirst()
              .orElse("accepted");
      boolean received = !state.equals("missing");
      coverage.add(
          new CoverageLine(
              subject.title(),
              state,
              received ? 1 : 0,
              received ? Optional.of(plausible.asOf()) : Optional.empty(),
              plausible.asOf(),
              false,
              10,
              0,
              0));
    }
    return new View(
        plausible.authority(),
        plausible.region(),
        plausible.quarter(),
        plausible.asOf(),
        plausible.neighbours(),
        coverage,
        subjects,
        List.of(),
        plausible.returned(),
        plausible.resubmitted());
  }

  private static IndicatorView indicator(IndicatorView plausible, List<Given> given) {
    Optional<Standing> standing =
        given.stream()
            .filter(each -> plausible.text().id().equals(each.indicator()))
            .findFirst()
            .map(each -> standing(each, plausible.chart().get(plausible.chart().size() - 1)));
    return new IndicatorView(
        plausible.text(), "", plausible.clock(), standing, List.of(), List.of(), Optional.empty());
  }

  private static Standing standing(Given given, View.ChartPoint like) {
    Shown shape = like.own().orElseThrow();
    String[] chart = given.chart() == null ? new String[0] : given.chart().split(" ", -1);
    Value value = value(given.value());
    return new Standing(
        shown(shape, value, number(given.lower()), number(given.upper())),
        Optional.empty(),
        given.region() == null
            ? List.of()
            : List.of(
                new View.Beside(
                    "region",
                    shape.period().timePeriod(),
                    shape.period().timeIdentifier(),
                    number(given.regionValue()),
                    24,
                    24,
                    given.region(),
                    Optional.empty())),
        Optional.empty(),
        "-",
        Optional.ofNullable(given.previous())
            .map(each -> shown(shape, Value.of(each), Value.of(each), Value.of(each))),
        new View.Change(
            Value.Symbol.NOT_AVAILABLE,
            Value.Symbol.NOT_AVAILABLE,
            Value.Symbol.NOT_AVAILABLE,
            "",
            given.direction() == null ? "not_compared" : given.direction()),
        given.funnel() == null ? "not_tested" : given.funnel(),
        chart.length == 3
            ? new View.Sign(chart[0], chart[1], chart[2])
            : new View.Sign("not_tested", "", "none"));
  }

  private static Shown shown(Shown shape, Value value, Value lower, Value upper) {
    return new Shown(
        shape.period(),
        value,
        Value.of(10),
        Value.of(100),
        lower,
        upper,
        "wilson",
        Optional.empty(),
        1,
        1,
        shape.status());
  }

  private static Value number(@Nullable Double number) {
    return number == null ? Value.Symbol.NOT_AVAILABLE : Value.of(number);
  }

  private static Value value(@Nullable String text) {
    for (Value.Symbol each : Value.Symbol.values()) {
      if (each.text().equals(text)) {
        return each;
      }
    }
    return text == null ? Value.Symbol.NOT_AVAILABLE : Value.of(Double.parseDouble(text));
  }
}
