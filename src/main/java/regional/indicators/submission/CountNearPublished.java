package regional.indicators.submission;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.core.Authority;
import regional.indicators.core.Populations;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Rule;

/**
 * What a year's rows hold is not about what is published for that year. Rows are those of the file
 * and of the three quarters before it; the same thing in two quarters' files counts once.
 */
final class CountNearPublished extends RecordTrial {

  /** What the count is set beside. */
  record Beside(FileName name, Reference reference, Held held, Published published) {}

  private static final int YEAR = 4;

  private final RecordRow row;
  private final int[] by;
  private final int date;
  private final long first;
  private final long last;
  private final double percent;
  private final Optional<Double> expected;
  private final LongOpenHashSet counted = new LongOpenHashSet();

  CountNearPublished(
      Rule rule, RecordCheck.CountNearPublished check, Surroundings around, Beside beside) {
    super(rule, check, around);
    row = around.row();
    by = indexes(row, check.by());
    date = row.index(check.inYear());
    percent = check.percent();
    Quarter quarter = beside.name().quarter();
    first = quarter.plus(1 - YEAR).firstDay().toEpochDay();
    last = quarter.lastDay().toEpochDay();
    List<Held.File> files = new ArrayList<>();
    for (int back = 1; back < YEAR; back++) {
      beside.held().standing(around.form().id(), quarter.plus(-back)).ifPresent(files::add);
    }
    expected = files.size() < YEAR - 1 ? Optional.empty() : expected(check, beside);
    if (expected.isPresent()) {
      files.forEach(
          file ->
              file.read(
                  (line, cells) -> {
                    row.take(cells.toArray(String[]::new));
                    row(line, row);
                  }));
    }
  }

  private static Optional<Double> expected(RecordCheck.CountNearPublished check, Beside beside) {
    Quarter quarter = beside.name().quarter();
    Optional<Authority> authority =
        beside.reference().authorities().find(beside.name().oldLaCode());
    if (authority.isEmpty()) {
      return Optional.empty();
    }
    List<String> codes = new ArrayList<>(authority.get().codesAtOtherTimes());
    codes.add(authority.get().newLaCode());
    Optional<Populations.Estimate> people =
        beside
            .reference()
            .populations()
            .inForce(codes, check.population(), Populations.yearInForce(quarter));
    return beside
        .published()
        .yearTo(check.indicator(), beside.name().oldLaCode(), quarter)
        .flatMap(rate -> people.map(each -> rate * each.people() / check.per()));
  }

  @Override
  boolean row(int line, RecordRow row) {
    long day = row.value(date);
    if (expected.isPresent() && day >= first && day <= last && looksAt(row)) {
      long key = row.key(by);
      if (key != 0) {
        counted.add(key);
      }
    }
    return false;
  }

  @Override
  void end() {
    expected
        .filter(each -> Math.abs(counted.size() - each) * 100 > percent * each)
        .ifPresent(
            each ->
                foundWith(
                    0,
                    "count",
                    String.valueOf(counted.size()),
                    "of",
                    String.valueOf(Math.round(each))));
  }
}
