package regional.indicators.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A made-up region: counts of authorities by category in three quarters, some of them restated
 * once. Published, unrounded: every authority's and the region's count of each category, and all
 * categories together; from the second quarter on also the year to date.
 */
final class SyntheticRegion {

  static final int CATEGORIES = 6;
  static final int QUARTERS = 3;
  static final int THRESHOLD = 5;

  /**
   * Area {@code -1} is the region, category {@code -1} all of them, quarter {@code 10 + n} year to
   * date.
   */
  record Key(int area, int category, int quarter) {
    @Override
    public String toString() {
      return (area < 0 ? "region" : "authority " + area)
          + (category < 0 ? ", all" : ", category " + category)
          + (quarter >= 10 ? ", year to quarter " + (quarter - 10) : ", quarter " + quarter);
    }
  }

  /** One release: every count as it stands, and which were not seen. */
  record Release(Map<Key, Integer> counts) {}

  private final int areas;

  /** Quarter, area, category. */
  private final int[][][] counts;

  private final SplittableRandom random;

  SyntheticRegion(long seed, int areas) {
    this.areas = areas;
    this.random = new SplittableRandom(seed);
    this.counts = new int[QUARTERS][areas][CATEGORIES];
    double[] size = new double[areas];
    double[] share = {60, 30, 12, 6, 3, 1};
    for (int area = 0; area < areas; area++) {
      size[area] = Math.exp(random.nextDouble(-0.7, 0.7));
    }
    for (int[][] quarter : counts) {
      for (int area = 0; area < areas; area++) {
        for (int category = 0; category < CATEGORIES; category++) {
          quarter[area][category] = poisson(size[area] * share[category]);
        }
      }
    }
  }

  private int poisson(double mean) {
    double left = Math.exp(-mean);
    int drawn = -1;
    double product = 1;
    while (product > left) {
      product *= random.nextDouble();
      drawn++;
    }
    return drawn;
  }

  /**
   * Each quarter's release, with the quarter before restated by one authority; one more at last.
   */
  List<Release> releases() {
    List<Release> releases = new ArrayList<>();
    for (int newest = 0; newest <= QUARTERS; newest++) {
      if (newest > 0) {
        int[] restated = counts[newest - 1][random.nextInt(areas)];
        int category = random.nextInt(CATEGORIES);
        restated[category] = Math.max(0, restated[category] + (random.nextBoolean() ? 1 : -1));
      }
      releases.add(release(Math.min(newest, QUARTERS - 1)));
    }
    return releases;
  }

  private Release release(int newest) {
    Map<Key, Integer> release = new LinkedHashMap<>();
    for (int quarter = 0; quarter <= newest; quarter++) {
      for (int area = 0; area < areas; area++) {
        for (int category = 0; category < CATEGORIES; category++) {
          int count = counts[quarter][area][category];
          List<Integer> in = new ArrayList<>(List.of(quarter));
          for (int to = Math.max(1, quarter); to <= newest; to++) {
            in.add(10 + to);
          }
          for (int of : in) {
            release.merge(new Key(area, category, of), count, Integer::sum);
            release.merge(new Key(area, -1, of), count, Integer::sum);
            release.merge(new Key(-1, category, of), count, Integer::sum);
            release.merge(new Key(-1, -1, of), count, Integer::sum);
          }
        }
      }
    }
    return new Release(release);
  }

  static boolean isSmall(int count) {
    return count > 0 && count <= THRESHOLD;
  }

  /** The cells of a release and their totals. */
  static Map<Key, Integer> cells(Releases<Key> releases, Release release) {
    Map<Key, Integer> cells = new HashMap<>();
    release
        .counts()
        .forEach(
            (key, count) ->
                cells.put(
                    key,
                    releases.cell(
                        key,
                        new Cell(
                            key.toString(),
                            key.area() < 0 ? "" : String.valueOf(key.area()),
                            count,
                            true))));
    totals(release)
        .forEach(
            (key, parts) ->
                releases.total(cells.get(key), parts.stream().map(cells::get).toList()));
    return cells;
  }

  /** Every total and what it is the sum of. */
  static Map<Key, List<Key>> totals(Release release) {
    Map<Key, List<Key>> totals = new LinkedHashMap<>();
    Map<Key, List<Key>> more = new LinkedHashMap<>();
    for (Key key : release.counts().keySet()) {
      if (key.area() >= 0) {
        totals
            .computeIfAbsent(new Key(-1, key.category(), key.quarter()), of -> new ArrayList<>())
            .add(key);
      }
      if (key.category() >= 0) {
        more.computeIfAbsent(new Key(key.area(), -1, key.quarter()), of -> new ArrayList<>())
            .add(key);
      }
    }
    Map<Key, List<Key>> all = new LinkedHashMap<>();
    totals.forEach((key, parts) -> all.put(key, parts));
    // A corner is the sum of its row and of its column: one equation each.
    more.forEach((key, parts) -> all.merge(key, parts, (a, b) -> a));
    for (Key key : release.counts().keySet()) {
      if (key.quarter() >= 10) {
        List<Key> quarters = new ArrayList<>();
        for (int quarter = 0; quarter <= key.quarter() - 10; quarter++) {
          quarters.add(new Key(key.area(), key.category(), quarter));
        }
        if (key.area() >= 0 && key.category() >= 0) {
          all.put(key, quarters);
        }
      }
    }
    return all;
  }

  static double cost(Key key, int count) {
    double scope = (key.area() < 0 ? 8 : 1) * (key.category() < 0 ? 3 : 1);
    return scope + 0.1 * Math.log10(1 + count);
  }

  static void add(
      Releases<Key> releases,
      Release release,
      java.util.function.Function<Key, Releases.Sent> sent) {
    Map<Key, Integer> cells = cells(releases, release);
    release
        .counts()
        .forEach(
            (key, count) -> {
              int figure =
                  releases.figure(
                      key,
                      key.toString(),
                      List.of(Stated.exactly(cells.get(key), count)),
                      cost(key, count) + (count == 0 ? 100 : 0),
                      sent.apply(key));
              if (isSmall(count)) {
                releases.sensitive(
                    figure, Sensitive.count(cells.get(key), THRESHOLD), Reason.SMALL_COUNT);
              }
            });
  }
}
