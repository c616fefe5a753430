package regional.indicators.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A font that remembers says of every text what PDFBox's own says, the second time too. */
class MeasuredFontTest {

  private static final String[] TEXTS = {
    "", "Wirral", "4–17/24", "“Bury’s” £1,234 per week", "α ≥ 0.05, χ²", "WWWWiiii", "Ω±√"
  };

  private PDDocument document;
  private PDFont own;
  private MeasuredFont measured;

  @BeforeEach
  void load() throws IOException {
    document = new PDDocument();
    own = PDType0Font.load(document, file(), true);
    measured = MeasuredFont.of(document, file());
  }

  @AfterEach
  void close() throws IOException {
    document.close();
  }

  private static TrueTypeFont file() throws IOException {
    try (InputStream in =
        MeasuredFontTest.class.getResourceAsStream("/pack/fonts/Roboto-Regular.ttf")) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    }
  }

  @Test
  void widthsAndBytes() throws IOException {
    for (int time = 1; time <= 2; time++) {
      for (String text : TEXTS) {
        assertThat(measured.getStringWidth(text)).isEqualTo(own.getStringWidth(text));
        assertThat(measured.encode(text)).isEqualTo(own.encode(text));
      }
    }
  }

  @Test
  void whatIsAskedOfACode() throws IOException {
    byte[] bytes = own.encode("W");
    int code = own.readCode(new ByteArrayInputStream(bytes));
    assertThat(measured.readCode(new ByteArrayInputStream(bytes))).isEqualTo(code);
    assertThat(measured.getWidth(code)).isEqualTo(own.getWidth(code)).isPositive();
    assertThat(measured.getHeight(code)).isEqualTo(own.getHeight(code));
    assertThat(measured.getAverageFontWidth()).isEqualTo(own.getAverageFontWidth());
    assertThat(measured.getPositionVector(code).getY())
        .isEqualTo(own.getPositionVector(code).getY());
    assertThat(measured.getBoundingBox()).hasToString(own.getBoundingBox().toString());
    assertThat(measured.getFontMatrix()).isEqualTo(own.getFontMatrix());
    assertThat(measured.getName()).isEqualTo(own.getName());
    assertThat(measured.isEmbedded()).isTrue();
    assertThat(measured.willBeSubset()).isTrue();
  }
}
