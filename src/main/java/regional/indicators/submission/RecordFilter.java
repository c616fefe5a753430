package regional.indicators.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.returns.CellTest;
import regional.indicators.returns.RecordCheck;
import regional.indicators.returns.Return;

/** Which rows a check looks at: its tests, made ready for the columns that they compare. */
final class RecordFilter {

  /** One test of a row. */
  private interface Test {
    boolean holds(RecordRow row);
  }

  private final Test[] tests;

  RecordFilter(RecordCheck check, Return form, RecordRow row) {
    List<Test> made = new ArrayList<>();
    check
        .where()
        .orElse(Map.of())
        .forEach((column, test) -> made.add(made(column, test, form, row)));
    check.days().ifPresent(each -> made.add(days(each, row)));
    tests = made.toArray(Test[]::new);
  }

  boolean holds(RecordRow row) {
    for (Test each : tests) {
      if (!each.holds(row)) {
        return false;
      }
    }
    return true;
  }

  private static Test made(String column, CellTest test, Return form, RecordRow row) {
    if (test instanceof CellTest.Lies lies) {
      return lies(row.place(column), lies);
    }
    if (test instanceof CellTest.StartsWith startsWith) {
      int place = row.place(column);
      return each -> each.cell(place).startsWith(startsWith.text());
    }
    int index = row.index(column);
    if (test instanceof CellTest.Filled filled) {
      return each -> each.isFilled(index) == filled.filled();
    }
    if (test instanceof CellTest.Number number) {
      return number(index, number);
    }
    if (test instanceof CellTest.OneOf oneOf) {
      return oneOf(index, row.among(index, oneOf.codes()), true);
    }
    if (test instanceof CellTest.NoneOf noneOf) {
      Test other = oneOf(index, row.among(index, noneOf.codes()), false);
      return each -> !each.isFilled(index) || other.holds(each);
    }
    CellTest.InSet inSet = (CellTest.InSet) test;
    List<String> codes = Optional.ofNullable(form.sets().get(inSet.set())).orElseThrow();
    return oneOf(index, row.among(index, codes), inSet.in());
  }

  private static Test oneOf(int index, boolean[] among, boolean in) {
    return row -> {
      long position = row.value(index);
      return position != RecordRow.NONE && among[(int) position] == in;
    };
  }

  private static Test lies(int index, CellTest.Lies lies) {
    boolean[] places = new boolean[CellTest.Place.values().length];
    lies.places().forEach(each -> places[each.ordinal()] = true);
    return row -> {
      long place = row.value(index);
      return row.isFilled(index)
          && places[place == RecordRow.NONE ? CellTest.Place.UNKNOWN.ordinal() : (int) place];
    };
  }

  private static Test number(int index, CellTest.Number number) {
    CellTest.Limits limits = number.limits();
    boolean inside = number.inside();
    long except = number.except().orElse(RecordRow.NONE);
    return row -> {
      long hundredths = row.value(index);
      return hundredths != RecordRow.NONE
          && hundredths != except
          && limits.hold(hundredths) == inside;
    };
  }

  private static Test days(RecordCheck.Days days, RecordRow row) {
    int from = row.index(days.from());
    int to = row.index(days.to());
    return each -> {
      long first = each.value(from);
      long second = each.value(to);
      return first != RecordRow.NONE
          && second != RecordRow.NONE
          && days.limits().hold((second - first) * 100);
    };
  }
}
