package regional.indicators.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Rounding;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.SignalCode;
import regional.indicators.disclosure.View;

/** An indicator's row in the table of signals, and its section below: what the template prints. */
public final class IndexRow {

  private final int number;
  private final RegionView.Line line;
  private final String regionName;
  private final Rounding rounding;

  IndexRow(int number, RegionView.Line line, String regionName) {
    this.number = number;
    this.line = line;
    this.regionName = regionName;
    rounding = new Rounding(line.text().decimals(), line.text().roundTo());
  }

  /** An authority's line in the table of figures. */
  public record Line(
      String name,
      String value,
      String interval,
      String difference,
      String funnel,
      String change,
      String overTime) {}

  public int number() {
    return number;
  }

  public String id() {
    return line.text().id();
  }

  public String name() {
    return line.text().name();
  }

  /** Of the section: the page's own address of it. */
  public String anchor() {
    return "i-" + line.text().id() + "-" + line.clock();
  }

  public String better() {
    return switch (line.text().polarity()) {
      case "higher" -> "higher";
      case "lower" -> "lower";
      default -> "neither";
    };
  }

  /** The period that the signals are of. */
  public String when() {
    return newest().map(each -> PeriodWords.whole(each, line.clock())).orElse("no figure yet");
  }

  private Optional<DataPeriod> newest() {
    return line.members().stream()
        .flatMap(each -> each.standing().stream())
        .map(each -> each.own().period())
        .findFirst();
  }

  public String definition() {
    String note = line.text().note();
    return line.text().definition() + (note.isEmpty() ? "" : " " + note);
  }

  /** The region's figure in a sentence. */
  public String regional() {
    return line.region()
        .map(
            each ->
                regionName
                    + ": "
                    + written(each.value())
                    + unit(each.value())
                    + interval(each)
                    + ", from "
                    + each.authoritiesReporting()
                    + " of "
                    + each.authoritiesExpected()
                    + " authorities ("
                    + each.status()
                    + "). Better: "
                    + better()
                    + ".")
        .orElse(regionName + ": no figure.");
  }

  private String unit(Value value) {
    String unit = line.text().unit();
    return !value.isKnown() ? "" : unit.equals("%") ? "%" : " " + unit;
  }

  private String interval(View.Shown shown) {
    String range = range(shown);
    return range.isEmpty() ? "" : " (95% interval " + range + ")";
  }

  private String range(View.Shown shown) {
    return shown.lower().isKnown() && shown.upper().isKnown()
        ? written(shown.lower()) + " to " + written(shown.upper())
        : "";
  }

  public String caption() {
    return name() + ", " + line.text().unit() + ", " + when() + ", each authority";
  }

  /** The cell of each authority in the table of signals, for the facet shown first. */
  public List<SignalCode> cells() {
    return signals(SignalCode.Facet.PLACE);
  }

  /** The signal of each authority. */
  List<SignalCode> signals(SignalCode.Facet facet) {
    return line.members().stream()
        .map(each -> facet.of(each.standing(), line.text().polarity()))
        .toList();
  }

  /** Each authority's figure and every signal in words. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (RegionView.Member each : line.members()) {
      Optional<View.Shown> own = each.standing().map(View.Standing::own);
      lines.add(
          new Line(
              each.area().name(),
              own.map(one -> written(one.value())).orElse(Value.Symbol.NOT_AVAILABLE.text()),
              own.map(this::range).orElse(""),
              words(each, SignalCode.Facet.REGION),
              words(each, SignalCode.Facet.PLACE),
              words(each, SignalCode.Facet.CHANGE),
              words(each, SignalCode.Facet.TIME)));
    }
    return lines;
  }

  private String words(RegionView.Member member, SignalCode.Facet facet) {
    return facet.of(member.standing(), line.text().polarity()).words();
  }

  private String written(Value value) {
    Value rounded = rounding.of(value);
    return rounded instanceof Value.Known known
        ? String.format(Locale.UK, "%,." + line.text().decimals() + "f", known.number())
        : rounded.text();
  }

  // ---------------------------------------------------------------- what the charts are drawn from

  String unitInWords() {
    return line.text().unit();
  }

  int decimals() {
    return line.text().decimals();
  }

  /** What a point of the chart is. */
  String pointsAre() {
    return switch (line.clock()) {
      case "r4" -> "Single quarters.";
      case "snapshot" -> "On the last day of each quarter.";
      case "academic_year" -> "Academic years.";
      default ->
          newest()
              .map(each -> "The " + each.timeIdentifier().toLowerCase(Locale.UK) + " of each year.")
              .orElse("");
    };
  }

  List<DataPeriod> periods() {
    TreeSet<DataPeriod> periods = new TreeSet<>();
    line.members().forEach(each -> each.chart().forEach(point -> periods.add(point.period())));
    return List.copyOf(periods);
  }

  String pointInWords(DataPeriod period) {
    return PeriodWords.point(period, line.clock());
  }

  /** Each authority's points, rounded, in the order of {@link #periods()}. */
  List<List<Value>> own() {
    List<DataPeriod> periods = periods();
    return line.members().stream()
        .map(
            each ->
                periods.stream()
                    .map(
                        period ->
                            each.chart().stream()
                                .filter(point -> point.period().equals(period))
                                .findFirst()
                                .map(View.ChartPoint::value)
                                .map(rounding::of)
                                .orElse(Value.Symbol.NOT_AVAILABLE))
                    .toList())
        .toList();
  }

  /** The region's points likewise. */
  List<Value> region() {
    return periods().stream()
        .map(
            period ->
                line.regionOverTime().stream()
                    .filter(each -> each.period().equals(period))
                    .findFirst()
                    .map(View.Shown::value)
                    .map(rounding::of)
                    .orElse(Value.Symbol.NOT_AVAILABLE))
        .toList();
  }
}
