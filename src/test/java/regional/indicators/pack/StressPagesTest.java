package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.disclosure.View;
import regional.indicators.pack.PlausibleView.Twist;
import regional.indicators.returns.ReferenceCsv;

/**
 * Every page of every pack with data as unlike the usual as they come: the longest names, a region
 * of all authorities of England, everything moved, hidden, equal, tied, of one point or of sixty.
 * No text stands on other text or off the paper, and no pack is longer than its readers have time
 * for.
 */
class StressPagesTest {

  private static final int MOST_OF_SELF_ASSESSMENT = 30;
  private static final int MOST_OF_PEER_CHALLENGE = 16;
  private static final int MOST_OF_TRENDS = 24;

  private static final Pack SELF = PackYaml.read(Path.of("jobs/packs/self-assessment.yaml"));
  private static final Pack PEERS = PackYaml.read(Path.of("jobs/packs/peer-challenge.yaml"));
  private static final Pack TRENDS = PackYaml.read(Path.of("jobs/packs/trends.yaml"));
  private static final LinesOfEnquiry ENQUIRIES =
      EnquiryYaml.read(Path.of("jobs/packs/lines-of-enquiry.yaml"));
  static final Area REGION = Area.region("E12000003", "Yorkshire and The Humber");
  private static final PackWriter WRITER = new PackWriter();

  /** Every authority of England, as one region. */
  static List<Area> england() {
    DataPeriod period = DataPeriod.of(PlausibleView.QUARTER);
    return PlausibleView.areas(
        ReferenceCsv.read(Path.of("data/reference")).authorities().all().stream()
            .filter(each -> each.existed(period))
            .map(each -> each.oldLaCode() + " " + each.name())
            .toList(),
        REGION);
  }

  /** As many as the North West has, with the longest names that there are. */
  static List<Area> longestNames() {
    return england().stream()
        .sorted(Comparator.comparingInt((Area each) -> -each.name().length()))
        .limit(24)
        .toList();
  }

  private static View view(List<Area> areas, Twist twist) {
    return PlausibleView.of(areas, REGION, longestNames().get(0).name(), twist);
  }

  private static byte[] self(List<Area> areas, Twist twist) {
    return WRITER.write(SELF, view(areas, twist));
  }

  private static byte[] peers(List<Area> areas, Twist twist) {
    List<PeerGroup.Member> members =
        longestNames().stream()
            .limit(3)
            .map(each -> new PeerGroup.Member(each.oldLaCode(), each.name()))
            .toList();
    return WRITER.write(
        PEERS,
        view(areas, twist),
        new PeerBrief(ENQUIRIES, Optional.of(new PeerGroup("Group 3", members, "Made up."))));
  }

  private static byte[] trends(List<Area> areas, List<View> figures) {
    List<BoardQuestion> questions =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    new BoardQuestion(
                        "question-" + i,
                        "Special educational needs and disabilities",
                        "Which schools hold most of it, and what has been asked of them since?",
                        "A03, A04, S05",
                        areas.stream().map(Area::name).toList()))
            .toList();
    return WRITER.write(TRENDS, PlausibleRegion.of(areas, figures), questions);
  }

  private static void readable(byte[] pdf, int mostPages) throws IOException {
    PrintedText text = PrintedText.of(pdf);
    assertThat(text.faults()).isEmpty();
    assertThat(text.pageCount()).isLessThanOrEqualTo(mostPages);
  }

  @ParameterizedTest
  @EnumSource(Twist.class)
  void everyPageCanBeReadWhateverTheData(Twist twist) throws IOException {
    List<Area> areas = longestNames();
    readable(self(areas, twist), MOST_OF_SELF_ASSESSMENT);
    readable(peers(areas, twist), MOST_OF_PEER_CHALLENGE);
    readable(trends(areas, List.of(view(areas, twist))), MOST_OF_TRENDS);
  }

  @Test
  void aRegionOfAllEnglandHasRoomToo() throws IOException {
    List<Area> areas = england();
    assertThat(areas).hasSize(153);
    byte[] self = self(areas, Twist.EVERYTHING);
    readable(self, MOST_OF_SELF_ASSESSMENT);
    readable(peers(areas, Twist.EVERYTHING), MOST_OF_PEER_CHALLENGE);
    readable(
        trends(areas, List.of(view(areas, Twist.EVERYTHING), view(areas, Twist.PLAIN))),
        MOST_OF_TRENDS);
    assertThat(page(self, 2)).contains("S12 ").doesNotContain("What changed");
    assertThat(page(self, 3)).contains("What changed, and how sure we are");
  }

  /** What has no room is said to have none, and where it is. */
  @Test
  void nothingIsLeftOutSilently() throws IOException {
    String text = whole(self(longestNames(), Twist.EVERYTHING));
    assertThat(text)
        .contains("of 186 notes: all of them are in data.xlsx")
        .contains("more returns were sent again: every one is in data.xlsx")
        .contains("and data.xlsx all")
        .contains("rows of groups are not here")
        .contains("on the one-page summary and in data.xlsx: S");
    assertThat(whole(trends(england(), List.of(view(england(), Twist.PLAIN)))))
        .contains("44 of 153 authorities")
        .contains("every figure is in data.xlsx")
        .contains("and 141 more");
    assertThat(whole(peers(england(), Twist.PLAIN))).contains("36 of 153 authorities");
  }

  /** A test that cannot fail is none. */
  @Test
  void textOnTextAndTextOffThePaperAreSeen() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        write(content, "beneath", 100, 700);
        write(content, "above", 110, 702);
        write(content, "beside", 200, 700);
        write(content, "far", page.getMediaBox().getWidth() - 15, 500);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      assertThat(PrintedText.of(bytes.toByteArray()).faults())
          .satisfiesExactly(
              one -> assertThat(one).contains("\"beneath\" is under above"),
              one -> assertThat(one).contains("\"far\" is off the page"));
    }
  }

  private static void write(PDPageContentStream content, String text, float x, float y)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static String page(byte[] pdf, int number) throws IOException {
    return PrintedText.of(pdf).text(number);
  }

  private static String whole(byte[] pdf) throws IOException {
    PrintedText text = PrintedText.of(pdf);
    return IntStream.rangeClosed(1, text.pageCount())
        .mapToObj(text::text)
        .reduce("", (one, next) -> one + " " + next);
  }
}
