package regional.indicators.pack;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.GeographicLevel;
import regional.indicators.core.Value;
import regional.indicators.disclosure.View.ChartPoint;
import regional.indicators.disclosure.View.IndicatorText;
import regional.indicators.disclosure.View.IndicatorView;
import regional.indicators.disclosure.View.Shown;
import regional.indicators.disclosure.View.SmallNumbersText;
import regional.indicators.pack.chart.PrintedNumber;

/** How periods, units, ranks and numbers are put into words on a page. */
final class Wording {

  static final String OTHER_POPULATION = "†";

  /** From here on a table that is short of room has thousands. */
  private static final double LARGE = 100_000;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

  /** Stands where a thing does not exist: no rank, no earlier period. */
  static final String NONE = "–";

  private static final String POUNDS = "GBP";
  private static final String PROVISIONAL = "provisional";
  private static final String[] SMALL_NUMBERS = {
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };

  private static final Map<GeographicLevel, String> AREAS = new EnumMap<>(GeographicLevel.class);

  static {
    AREAS.put(GeographicLevel.LOCAL_AUTHORITY, "authorities");
    AREAS.put(GeographicLevel.SUB_REGIONAL, "sub-regions");
    AREAS.put(GeographicLevel.REGIONAL, "regions");
    AREAS.put(GeographicLevel.NATIONAL, "England");
  }

  private Wording() {}

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String longDay(LocalDate date) {
    return LONG_DAY.format(date);
  }

  /** A number in running text: in words to nine. */
  static String counted(int number) {
    return number >= 0 && number < SMALL_NUMBERS.length
        ? SMALL_NUMBERS[number]
        : String.format(Locale.UK, "%,d", number);
  }

  /** Cut after a word where it is longer, and seen to be cut; the whole stands somewhere else. */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int word = text.lastIndexOf(' ', most - 1);
    String cut = text.substring(0, word > most / 2 ? word : most - 1);
    return cut.replaceAll("[,;:. ]+$", "") + "…";
  }

  /** What of an indicator others do not see, and after whose rule. */
  static String smallNumbers(SmallNumbersText rule) {
    return hidden(rule)
        + "; in public files "
        + (rule.threshold() == 0 ? "counts are " : "the rest is ")
        + rounded(rule)
        + ". After: "
        + rule.source()
        + "."
        + (rule.stricter().isEmpty() ? "" : " Stricter here: " + rule.stricter());
  }

  private static String hidden(SmallNumbersText rule) {
    if (rule.threshold() == 0) {
      return "No count is hidden for being small";
    }
    return (rule.zeroShown() ? "1 to " : "0 to ")
        + rule.threshold()
        + " are hidden from others ("
        + rule.symbol().text()
        + (rule.zeroShown() ? "), a true zero is shown" : ")");
  }

  private static String rounded(SmallNumbersText rule) {
    Map<Integer, List<String>> places = new LinkedHashMap<>();
    AREAS.forEach(
        (level, name) ->
            places
                .computeIfAbsent(
                    rule.publicBase().getOrDefault(level, 1), base -> new ArrayList<>())
                .add(name));
    if (places.size() == 1) {
      int base = places.keySet().iterator().next();
      return base == 1 ? "not rounded" : "rounded to " + base;
    }
    return places.entrySet().stream()
        .map(
            each ->
                "of "
                    + listed(each.getValue())
                    + (each.getKey() == 1 ? " not at all" : " to " + each.getKey()))
        .collect(Collectors.joining("; ", "rounded: ", ""));
  }

  /** As {@code one, two and three}. */
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  static String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }

  /** As {@code 2025/26}. */
  static String year(DataPeriod period) {
    String digits = period.timePeriod();
    return digits.length() == 6 ? digits.substring(0, 4) + "/" + digits.substring(4) : digits;
  }

  /** As {@code Autumn 2025/26}, {@code Year 2024/25}, {@code Year to Dec 2025}, a date. */
  static String period(DataPeriod period, String clock) {
    return switch (clock) {
      case "r4" -> "Year to " + MONTH.format(period.last());
      case "snapshot" -> DAY.format(period.last());
      case "academic_year" -> "Year " + year(period);
      default -> period.timeIdentifier().replace(" term", "") + " " + year(period);
    };
  }

  /** A point of a control chart: of a rolling year the quarter itself, as {@code Q3 2025/26}. */
  static String pointPeriod(DataPeriod period, String clock) {
    return clock.equals("r4")
        ? period.timeIdentifier().substring(period.timeIdentifier().length() - 2)
            + " "
            + year(period)
        : period(period, clock);
  }

  /** The same for a narrow column, as {@code Aut 25/26}, {@code Q3 25/26}, {@code 31 Dec 25}. */
  static String shortPointPeriod(DataPeriod period, String clock) {
    return pointPeriod(period, clock)
        .replaceAll("^(Aut|Spr|Sum)[a-z]+ ", "$1 ")
        .replaceAll("\\b20(\\d\\d)\\b", "$1");
  }

  /** A published period in its own words, as {@code Autumn term 2022/23}. */
  static String publishedPeriod(String timePeriod, String timeIdentifier) {
    String year =
        timePeriod.length() == 6
            ? timePeriod.substring(0, 4) + "/" + timePeriod.substring(4)
            : timePeriod;
    return timeIdentifier.substring(0, 1).toLowerCase(Locale.UK)
        + timeIdentifier.substring(1)
        + " "
        + year;
  }

  /** As {@code aut 22}, {@code spr 23}, {@code 22/23}, {@code 2024}. */
  static String shortPublishedPeriod(String timePeriod, String timeIdentifier) {
    if (timePeriod.length() != 6) {
      return timePeriod;
    }
    if (timeIdentifier.endsWith("term")) {
      boolean firstHalf = timeIdentifier.startsWith("Autumn");
      String year = firstHalf ? timePeriod.substring(2, 4) : timePeriod.substring(4);
      return timeIdentifier.substring(0, 3).toLowerCase(Locale.UK) + " " + year;
    }
    return timePeriod.substring(2, 4) + "/" + timePeriod.substring(4);
  }

  /** What the periods of a series are, in words. */
  static String series(IndicatorView indicator) {
    return series(indicator.clock(), indicator.chart());
  }

  /** The same of a chart on a clock. */
  static String series(String clock, List<ChartPoint> chart) {
    return switch (clock) {
      case "r4" -> "single quarters";
      case "snapshot" -> "quarter ends";
      case "academic_year" -> "academic years";
      default -> {
        String term =
            chart.isEmpty()
                ? "term"
                : chart.get(0).period().timeIdentifier().toLowerCase(Locale.UK);
        yield clock.equals("census") ? term + " censuses" : term + "s";
      }
    };
  }

  static PrintedNumber number(IndicatorText text) {
    if (text.unit().equals("%")) {
      return new PrintedNumber(text.decimals(), text.roundTo(), "", "%");
    }
    String prefix = text.unit().startsWith(POUNDS) ? "£" : "";
    return new PrintedNumber(text.decimals(), text.roundTo(), prefix, "");
  }

  /** A period with its term in three letters, as {@code Aut 2025/26 (p)}. */
  static String shortened(String period) {
    return period.replace("Autumn ", "Aut ").replace("Spring ", "Spr ").replace("Summer ", "Sum ");
  }

  /** The value for another number of the base, as {@code 5.2 per 10,000}; mostly empty. */
  static Optional<String> alsoPer(IndicatorText text, Shown shown) {
    return text.alsoPer(shown.value())
        .map(
            each ->
                new PrintedNumber(1, 0, "", "").text(each)
                    + " per "
                    + PrintedNumber.COUNT.text(Value.of(text.alsoPer())));
  }

  /** After a number that rests on another population than its own year's; else empty. */
  static String populationMark(Shown shown) {
    return shown.otherPopulation().isPresent() ? OTHER_POPULATION : "";
  }

  /** What the sign beside the number does not say; may be empty. */
  static String unit(IndicatorText text) {
    if (text.unit().equals("%")) {
      return "";
    }
    return text.unit().startsWith(POUNDS)
        ? text.unit().substring(POUNDS.length()).strip()
        : text.unit();
  }

  /** As {@code 123 / 4,567}; of a median the number of records. */
  static String fraction(Shown shown, IndicatorText text) {
    return fraction(shown, text, PrintedNumber.COUNT::text);
  }

  /** The same with large numbers in thousands, as {@code 231k / 3,120k}. */
  static String shortFraction(Shown shown, IndicatorText text) {
    return fraction(shown, text, Wording::inThousands);
  }

  private static String fraction(Shown shown, IndicatorText text, Function<Value, String> inWords) {
    if (shown.numerator().equals(shown.denominator()) && !shown.numerator().isKnown()) {
      return shown.numerator().text();
    }
    String denominator = inWords.apply(shown.denominator());
    if (text.kind().equals("median")) {
      return "n " + denominator;
    }
    return inWords.apply(shown.numerator()) + " / " + denominator;
  }

  private static String inThousands(Value value) {
    return value instanceof Value.Known known && known.number() >= LARGE
        ? PrintedNumber.COUNT.text(Value.of(known.number() / 1000)) + "k"
        : PrintedNumber.COUNT.text(value);
  }

  static boolean isProvisional(Shown shown) {
    return shown.status().equals(PROVISIONAL);
  }

  static boolean isIncomplete(Shown shown) {
    return shown.authoritiesReporting() < shown.authoritiesExpected();
  }

  static boolean hasPolarity(IndicatorText text) {
    return !text.polarity().equals("none");
  }

  /** Which way is better, in words. */
  static String polarity(IndicatorText text) {
    return hasPolarity(text)
        ? capital(text.polarity()) + " is better"
        : "Neither high nor low is better: not ranked";
  }
}
