package regional.indicators.pack;

import java.util.Optional;

/**
 * What a pack for visiting peers is made from beside the view.
 *
 * @param group to which the authority belongs; empty if it is in none
 */
public record PeerBrief(LinesOfEnquiry enquiries, Optional<PeerGroup> group) {}
