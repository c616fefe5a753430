package regional.indicators.pack.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;

/**
 * The bundled type as charts use it. The same bytes are embedded in the page, so what is measured
 * is what is printed; no font of the machine is used.
 */
public final class ChartFonts {

  private static final int REPLACEMENT = '?';

  private final Font regular;
  private final Font bold;

  /**
   * @param regularBytes of a TrueType file
   * @param boldBytes of a TrueType file of the same family
   * @throws IllegalArgumentException if they are no TrueType files
   */
  public ChartFonts(byte[] regularBytes, byte[] boldBytes) {
    regular = load(regularBytes, Font.PLAIN);
    // The page chooses the embedded file by the style, so a bold file must say that it is bold.
    bold = load(boldBytes, Font.BOLD);
  }

  private static Font load(byte[] bytes, int style) {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes))
          .deriveFont(style, 10f);
    } catch (FontFormatException | IOException e) {
      throw new IllegalArgumentException("not a TrueType font", e);
    }
  }

  /** Name of the family, as the page must register it. */
  public String family() {
    return regular.getFamily(java.util.Locale.ROOT);
  }

  Font regular(double points) {
    return regular.deriveFont((float) points);
  }

  Font bold(double points) {
    return bold.deriveFont((float) points);
  }

  /**
   * The text as it can be drawn: composed, tabs, newlines and controls turned into spaces,
   * characters that the type lacks into question marks.
   */
  public String printable(String text) {
    if (text.chars().allMatch(ChartFonts::plain)) {
      return text;
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder printable = new StringBuilder(composed.length());
    for (int at = 0; at < composed.length(); ) {
      int each = composed.codePointAt(at);
      at += Character.charCount(each);
      if (plain(each)) {
        printable.append((char) each);
      } else if (Character.isISOControl(each) || Character.isWhitespace(each)) {
        printable.append(' ');
      } else if (Character.getType(each) != Character.FORMAT) {
        printable.appendCodePoint(regular.canDisplay(each) ? each : REPLACEMENT);
      }
    }
    return printable.toString();
  }

  private static boolean plain(int character) {
    return character >= ' ' && character < 0x7f;
  }
}
