package regional.indicators.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Authorities;
import regional.indicators.core.Quarter;
import regional.indicators.pack.PeerGroup;
import regional.indicators.returns.DefinitionFile;
import regional.indicators.returns.InvalidDefinition;

/**
 * {@code jobs/peer-groups.yaml}: which authorities visit each other, from when to when.
 *
 * <pre>
 * peer_groups:
 *   - valid_from: 2025-04-01
 *     valid_to: 2027-03-31          # last day; left out: it still holds
 *     decided_by: "Board of the region, 12 March 2025."
 *     groups:
 *       - {name: Group 1, authorities: ["350", "876", "942"]}
 * </pre>
 */
record PeerGroupsYaml(List<Edition> peerGroups) {

  /**
   * Groups that hold at the same time.
   *
   * @param decidedBy a sentence, printed with the group
   */
  record Edition(
      LocalDate validFrom, Optional<LocalDate> validTo, String decidedBy, List<Group> groups) {

    private boolean holds(LocalDate day) {
      return !day.isBefore(validFrom) && !day.isAfter(validTo.orElse(LocalDate.MAX));
    }
  }

  record Group(String name, List<String> authorities) {}

  /**
   * @throws InvalidDefinition if the file does not fit, an authority does not exist or is in two
   *     groups at once, or two editions hold on one day
   */
  static PeerGroupsYaml read(Path file, Authorities authorities) {
    PeerGroupsYaml read = DefinitionFile.read(file, PeerGroupsYaml.class);
    for (int i = 0; i < read.peerGroups().size(); i++) {
      String fault = read.fault(i, authorities);
      if (!fault.isEmpty()) {
        throw new InvalidDefinition(
            String.valueOf(file.getFileName()), "peer_groups[" + i + "]", fault);
      }
    }
    return read;
  }

  private String fault(int index, Authorities authorities) {
    Edition edition = peerGroups.get(index);
    if (edition.validTo().filter(last -> last.isBefore(edition.validFrom())).isPresent()) {
      return "valid_to is before valid_from";
    }
    for (Edition earlier : peerGroups.subList(0, index)) {
      if (earlier.holds(edition.validFrom()) || edition.holds(earlier.validFrom())) {
        return "holds on the same days as another";
      }
    }
    Set<String> grouped = new HashSet<>();
    for (Group group : edition.groups()) {
      if (group.authorities().size() < 2) {
        return group.name() + " needs two authorities or more";
      }
      for (String code : group.authorities()) {
        if (authorities.find(code).isEmpty()) {
          return "there is no authority " + code;
        }
        if (!grouped.add(code)) {
          return code + " is in two groups";
        }
      }
    }
    return "";
  }

  /** The group of an authority on the last day of a quarter; empty if it is in none. */
  Optional<PeerGroup> of(String oldLaCode, Quarter quarter, Authorities authorities) {
    return peerGroups.stream()
        .filter(each -> each.holds(quarter.lastDay()))
        .flatMap(
            edition ->
                edition.groups().stream()
                    .filter(group -> group.authorities().contains(oldLaCode))
                    .map(
                        group ->
                            new PeerGroup(
                                group.name(),
                                group.authorities().stream()
                                    .map(
                                        code ->
                                            new PeerGroup.Member(
                                                code, authorities.get(code).name()))
                                    .toList(),
                                edition.decidedBy())))
        .findFirst();
  }
}
