package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.Views;
import regional.indicators.pack.BoardQuestion;
import regional.indicators.pack.EnquiryYaml;
import regional.indicators.pack.LinesOfEnquiry;
import regional.indicators.pack.Pack;
import regional.indicators.pack.PackWriter;
import regional.indicators.pack.PackYaml;
import regional.indicators.pack.PeerBrief;

/** The packs that a run writes, each into its reader's folder, as {@code jobs} declares them. */
final class PackFiles {

  private final Definitions definitions;
  private final List<Pack> ofAuthority;

  /** By the folder that they are written to. */
  private final Map<String, Pack> ofRegion;

  private final LinesOfEnquiry enquiries;
  private final PeerGroupsYaml peerGroups;

  /** Writers keep their fonts and are for one thread at a time. */
  private final Queue<PackWriter> writers = new ConcurrentLinkedQueue<>();

  /** By {@code old_la_code}: what its visiting peers are given, the region's packs rest on too. */
  private final Map<String, View> sectorViews = new ConcurrentHashMap<>();

  private PackFiles(
      Definitions definitions,
      List<Pack> ofAuthority,
      Map<String, Pack> ofRegion,
      LinesOfEnquiry enquiries,
      PeerGroupsYaml peerGroups) {
    this.definitions = definitions;
    this.ofAuthority = ofAuthority;
    this.ofRegion = ofRegion;
    this.enquiries = enquiries;
    this.peerGroups = peerGroups;
  }

  /**
   * @throws IllegalArgumentException if a definition does not fit
   */
  static PackFiles of(Places places, Definitions definitions) {
    xmlClasses().forEach(System::setProperty);
    Path folder = places.jobs().resolve("packs");
    Map<String, Pack> ofRegion = new TreeMap<>();
    definitions
        .settings()
        .regionPacks()
        .forEach((reader, pack) -> ofRegion.put(reader, read(folder, pack)));
    return new PackFiles(
        definitions,
        definitions.settings().packs().stream().map(each -> read(folder, each)).toList(),
        ofRegion,
        EnquiryYaml.read(folder.resolve("lines-of-enquiry.yaml")),
        PeerGroupsYaml.read(
            places.jobs().resolve("peer-groups.yaml"), definitions.reference().authorities()));
  }

  /**
   * Which XML classes describe a PDF, as system properties: those that the program finds. Unless
   * they are named, every pack searches every jar for them again.
   */
  static Map<String, String> xmlClasses() {
    return Map.of(
        DocumentBuilderFactory.class.getName(),
        DocumentBuilderFactory.newInstance().getClass().getName(),
        TransformerFactory.class.getName(),
        TransformerFactory.newInstance().getClass().getName());
  }

  private static Pack read(Path folder, String name) {
    return PackYaml.read(folder.resolve(name + ".yaml"));
  }

  /**
   * Writes an authority's packs.
   *
   * @param own as the authority itself may see it
   * @param folder the authority's own
   * @param building the quarter's outputs; packs for others lie in a folder of their name
   */
  void write(
      Authority authority, Quarter quarter, View own, Views views, Path folder, Path building)
      throws IOException {
    PackWriter writer = writer();
    for (Pack pack : ofAuthority) {
      switch (pack.audience()) {
        case OWN_AUTHORITY ->
            Files.write(folder.resolve(pack.id() + ".pdf"), writer.write(pack, own));
        case SECTOR -> {
          PeerBrief brief =
              new PeerBrief(
                  enquiries,
                  peerGroups.of(
                      authority.oldLaCode(), quarter, definitions.reference().authorities()));
          Path ofPeers = Files.createDirectories(building.resolve(pack.id()));
          Files.write(
              ofPeers.resolve(authority.slug() + ".pdf"),
              writer.write(pack, sectorView(authority, views), brief));
        }
      }
    }
    writers.add(writer);
  }

  /** Writes the packs about the whole region. */
  void write(RegionView region, List<Authority> authorities, Views views, Path building)
      throws IOException {
    List<BoardQuestion> questions =
        ofRegion.isEmpty()
            ? List.of()
            : BoardQuestion.of(
                enquiries, authorities.stream().map(each -> sectorView(each, views)).toList());
    PackWriter writer = writer();
    for (Map.Entry<String, Pack> each : ofRegion.entrySet()) {
      Path folder = Files.createDirectories(building.resolve(each.getKey()));
      Files.write(
          folder.resolve(each.getValue().id() + ".pdf"),
          writer.write(each.getValue(), region, questions));
    }
    writers.add(writer);
  }

  private View sectorView(Authority authority, Views views) {
    return sectorViews.computeIfAbsent(authority.oldLaCode(), code -> views.sectorView(authority));
  }

  private PackWriter writer() {
    return Optional.ofNullable(writers.poll()).orElseGet(PackWriter::new);
  }
}
