package regional.indicators.pack;

import java.util.List;

/**
 * Authorities that visit each other.
 *
 * @param name of the group
 * @param members in the order of the file
 * @param decidedBy who made it so, in words; printed with the group
 */
public record PeerGroup(String name, List<Member> members, String decidedBy) {

  public PeerGroup {
    members = List.copyOf(members);
  }

  /** An authority by its 3-digit number. */
  public record Member(String oldLaCode, String name) {}
}
