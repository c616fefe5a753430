package regional.indicators.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every English upper-tier authority, dated, by DfE's 3-digit number. */
public final class Authorities {

  private final Map<String, Authority> byOldCode = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two entries share a 3-digit number
   */
  public Authorities(Collection<Authority> authorities) {
    for (Authority authority : authorities) {
      if (byOldCode.put(authority.oldLaCode(), authority) != null) {
        throw new IllegalArgumentException("two authorities " + authority.oldLaCode());
      }
    }
  }

  public List<Authority> all() {
    return List.copyOf(byOldCode.values());
  }

  public Optional<Authority> find(String oldLaCode) {
    return Optional.ofNullable(byOldCode.get(oldLaCode));
  }

  /**
   * @throws IllegalArgumentException if there is none of that number
   */
  public Authority get(String oldLaCode) {
    return find(oldLaCode)
        .orElseThrow(() -> new IllegalArgumentException("no authority " + oldLaCode));
  }

  /** Region codes and names, in order of code. */
  public Map<String, String> regions() {
    Map<String, String> regions = new java.util.TreeMap<>();
    byOldCode.values().forEach(each -> regions.put(each.regionCode(), each.regionName()));
    return regions;
  }

  /** Authorities of the region (empty: of England) that existed on any day of the period. */
  public List<Authority> expected(String regionCode, DataPeriod period) {
    List<Authority> found = new ArrayList<>();
    for (Authority each : byOldCode.values()) {
      if ((regionCode.isEmpty() || each.regionCode().equals(regionCode)) && each.existed(period)) {
        found.add(each);
      }
    }
    return found;
  }

  /**
   * Groups authorities so that a predecessor and its successors, both present, count as one.
   *
   * @return groups in the order of their first member; most have one member
   */
  public List<List<Authority>> countingReorganisedAsOne(Collection<Authority> present) {
    Map<String, Authority> left = new LinkedHashMap<>();
    present.forEach(each -> left.put(each.oldLaCode(), each));
    List<List<Authority>> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      Authority first = left.values().iterator().next();
      if (first.predecessors().isEmpty() && first.successors().isEmpty()) {
        left.remove(first.oldLaCode());
        groups.add(List.of(first));
        continue;
      }
      Set<Authority> group = new LinkedHashSet<>();
      Deque<Authority> open = new ArrayDeque<>(List.of(first));
      while (!open.isEmpty()) {
        Authority each = open.pop();
        if (left.remove(each.oldLaCode()) == null) {
          continue;
        }
        group.add(each);
        related(each).stream().filter(left::containsKey).map(left::get).forEach(open::push);
      }
      groups.add(List.copyOf(group));
    }
    return groups;
  }

  private static List<String> related(Authority authority) {
    List<String> codes = new ArrayList<>(authority.predecessors());
    codes.addAll(authority.successors());
    return codes;
  }
}
