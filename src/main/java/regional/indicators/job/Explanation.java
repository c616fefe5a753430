package regional.indicators.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import regional.indicators.benchmark.Interval;
import regional.indicators.core.Authority;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.core.Value.Symbol;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Trace;
import regional.indicators.pack.chart.PrintedNumber;
import regional.indicators.submission.Ledger;

/**
 * Writes out where one figure comes from. Of records nothing is written but line numbers and how
 * many there are: one child's value is never shown.
 */
final class Explanation {

  /** By the name of the method: the limits' formula, of which the numbers are printed beside it. */
  private static final Map<String, String> FORMULAS =
      Map.of(
          "wilson",
          "(2x + z^2 -+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2)) x k",
          "byar",
          "x(1 - 1/(9x) - z/(3 sqrt x))^3 / n x k, (x+1)(1 - 1/(9(x+1)) + z/(3 sqrt(x+1)))^3 / n x k",
          "exact_poisson",
          "chi2(0.025, 2x)/2 / n x k, chi2(0.975, 2x+2)/2 / n x k",
          "order_statistic",
          "the ordered values whose ranks a binomial (n, 1/2) leaves 2.5% outside on either side",
          "student_t",
          "mean -+ t(0.975, n-1) s / sqrt n");

  private static final String PLUS = " + ";
  private static final String MINUS = " - ";

  private final PrintStream out;
  private final Indicator indicator;
  private final Figure figure;
  private final Trace trace;
  private final Ledger ledger;
  private final Places places;

  Explanation(PrintStream out, Indicator indicator, Trace trace, Ledger ledger, Places places) {
    this.out = out;
    this.indicator = indicator;
    this.figure = trace.figure();
    this.trace = trace;
    this.ledger = ledger;
    this.places = places;
  }

  /**
   * @throws IOException if a reference table cannot be read
   */
  void print() throws IOException {
    line(
        "%s %s%s, %s, %s",
        indicator.id(),
        indicator.name(),
        figure.breakdown().isEmpty() ? "" : " (" + figure.breakdown() + ")",
        figure.area().name(),
        figure.period());
    line("%s", indicator.definition());
    line("Source: %s", indicator.source());
    if (!indicator.note().isEmpty()) {
      line("Note: %s", indicator.note());
    }
    line("");
    value();
    interval();
    standing();
    part("Numerator", indicator.numeratorText(), figure.numerator(), trace.numerator());
    part(
        "Denominator",
        indicator.denominatorText(),
        Optional.of(figure.denominator()),
        trace.denominator());
    population();
    shares();
  }

  private void line(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
  }

  // The figure -----------------------------------------------------------------------------------

  private void value() {
    if (figure.value() instanceof Symbol symbol) {
      line("Value %s: %s", symbol.text(), symbol.meaning());
    } else {
      PrintedNumber printed = new PrintedNumber(indicator.decimals(), indicator.roundTo(), "", "");
      line(
          "Value %s %s, printed as %s",
          figure.value().text(), indicator.unit(), printed.text(figure.value()));
    }
    String base = figure.denominator().text();
    if (indicator.kind() == Kind.MEDIAN) {
      line("  = the middle of %s records", base);
      line("  = %s in order of size", middle(figure.values().size()));
      return;
    }
    String per = Value.of(indicator.per()).text();
    line("  = %s / %s x %s", indicator.numeratorText(), indicator.denominatorText(), per);
    String numerator = figure.numerator().map(Value::text).orElse("");
    String worked = numerator + " / " + base;
    if (trace.numerator().size() > 1 || trace.denominator().size() > 1) {
      String below = trace.denominator().isEmpty() ? base : sum(trace.denominator());
      line("  = (%s) / (%s) x %s", sum(trace.numerator()), below, per);
    }
    line("  = %s x %s", worked, per);
  }

  /** As {@code the mean of the 4th and 5th}. */
  private static String middle(int count) {
    if (count == 0) {
      return "none";
    }
    return count % 2 == 1
        ? "number " + (count + 1) / 2
        : "the mean of numbers " + count / 2 + " and " + (count / 2 + 1);
  }

  private static String sum(List<Trace.Term> terms) {
    StringBuilder sum = new StringBuilder();
    for (Trace.Term each : terms) {
      String sign = each.measure().subtracted() ? MINUS : sum.isEmpty() ? "" : PLUS;
      sum.append(sign).append(each.amount().text());
    }
    return sum.toString();
  }

  private void interval() {
    Interval interval = Interval.of(indicator, figure);
    if (!interval.lower().isKnown() || !interval.upper().isKnown()) {
      line("95%% limits: none");
      return;
    }
    line(
        "95%% limits %s to %s, method %s",
        interval.lower().text(), interval.upper().text(), interval.method());
    Optional.ofNullable(FORMULAS.get(interval.method())).ifPresent(each -> line("  %s", each));
    boolean ofRecords = indicator.kind() == Kind.MEDIAN || indicator.kind() == Kind.MEAN;
    line(
        "  with %sn = %s, confidence 0.95 (z = 1.959964), k = %s",
        ofRecords ? "" : "x = " + figure.numerator().map(Value::text).orElse("") + ", ",
        figure.denominator().text(),
        Value.of(indicator.per()).text());
  }

  private void standing() {
    line(
        "Status %s; %s; %d of %d authorities reported",
        figure.status().text(),
        figure.lowReliability()
            ? "u, low reliability: the base is under "
                + indicator.minimumDenominator().map(String::valueOf).orElse("its minimum")
            : "reliable base",
        figure.authoritiesReporting(),
        figure.authoritiesExpected());
    if (!trace.notReporting().isEmpty()) {
      line("Not reported, or a part is x: %s", names(trace.notReporting()));
    }
  }

  // Its parts ------------------------------------------------------------------------------------

  private void part(String part, String words, Optional<Value> amount, List<Trace.Term> terms) {
    if (terms.isEmpty()) {
      return;
    }
    line("");
    line("%s: %s%s", part, words, amount.map(each -> " = " + each.text()).orElse(""));
    for (Trace.Term term : terms) {
      boolean hidden = term.measure().isOfRecordValues();
      line(
          "  %s %s%s",
          term.measure().subtracted() ? "-" : "+",
          term.measure().text(),
          hidden ? "" : " = " + term.amount().text());
      for (Trace.Contribution each : term.contributions()) {
        contribution(each, hidden);
      }
    }
  }

  private void contribution(Trace.Contribution contribution, boolean hidden) {
    long id = contribution.submission().id();
    Ledger.Entry entry =
        ledger.entry(id).orElseThrow(() -> new IllegalStateException("not in the ledger: " + id));
    String amount =
        hidden ? contribution.lines().size() + " records" : contribution.amount().text();
    line(
        "      %s  %s, version %d, received %s, %s",
        amount,
        entry.fileName(),
        contribution.submission().version(),
        entry.receivedOn(),
        lines(contribution.lines()));
    line("          sha256 %s", contribution.submission().sha256());
  }

  private void population() throws IOException {
    if (trace.populations().isEmpty()) {
      return;
    }
    line("");
    line("Denominator: %s = %s", indicator.denominatorText(), figure.denominator().text());
    for (Trace.People each : trace.populations()) {
      line("      %d  %s, mid-%d estimate", each.people(), each.name(), each.midYear());
    }
    List<Path> tables;
    try (Stream<Path> files = Files.list(places.reference())) {
      tables =
          files
              .filter(each -> String.valueOf(each.getFileName()).matches("population.*\\.csv"))
              .sorted()
              .toList();
    }
    for (Path each : tables) {
      String source =
          Files.readAllLines(each).stream()
              .takeWhile(read -> read.startsWith("#"))
              .map(read -> read.substring(1).strip())
              .collect(Collectors.joining("; "));
      line("  data/reference/%s: %s", each.getFileName(), source);
    }
  }

  private void shares() {
    boolean pooled = figure.area().level() != GeographicLevel.LOCAL_AUTHORITY;
    if (!pooled || trace.shares().isEmpty()) {
      return;
    }
    line("");
    line("By authority: %s / %s", indicator.numeratorText(), indicator.denominatorText());
    boolean hidden = trace.numerator().stream().anyMatch(each -> each.measure().isOfRecordValues());
    for (Trace.Share each : trace.shares()) {
      String base = each.denominator().isKnown() ? each.denominator().text() : "population";
      line(
          "  %s: %s",
          names(each.authorities()),
          hidden ? base + " records" : each.numerator().text() + " / " + base);
    }
  }

  private static String names(List<Authority> authorities) {
    return authorities.stream().map(Authority::name).collect(Collectors.joining(", "));
  }

  /** As {@code lines 2-4, 9}. */
  static String lines(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return "no line counts";
    }
    List<String> runs = new ArrayList<>();
    int first = numbers.get(0);
    int last = first;
    for (int number : numbers.subList(1, numbers.size())) {
      if (number != last + 1) {
        runs.add(first == last ? String.valueOf(first) : first + "-" + last);
        first = number;
      }
      last = number;
    }
    runs.add(first == last ? String.valueOf(first) : first + "-" + last);
    return (numbers.size() == 1 ? "line " : "lines ") + String.join(", ", runs);
  }
}
