package regional.indicators.pack;

import it.unimi.dsi.fastutil.ints.Int2FloatMap;
import it.unimi.dsi.fastutil.ints.Int2FloatOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * A font of one document that remembers each character's code and width. A text is measured
 * wherever its line might end, and PDFBox writes it as bytes and reads these again to do so.
 */
final class MeasuredFont extends PDFont {

  private final PDType0Font font;
  private final Int2ObjectMap<byte[]> codes = new Int2ObjectOpenHashMap<>();
  private final Int2FloatMap widths = new Int2FloatOpenHashMap();

  private MeasuredFont(PDType0Font font) {
    super(font.getCOSObject());
    this.font = font;
  }

  /** Of its characters only those that are drawn go into the document. */
  static MeasuredFont of(PDDocument document, TrueTypeFont font) throws IOException {
    return new MeasuredFont(PDType0Font.load(document, font, true));
  }

  @Override
  public float getStringWidth(String text) throws IOException {
    float width = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      width += widthOf(character);
      at += Character.charCount(character);
    }
    return width;
  }

  private float widthOf(int character) throws IOException {
    if (!widths.containsKey(character)) {
      widths.put(character, font.getStringWidth(Character.toString(character)));
    }
    return widths.get(character);
  }

  @Override
  protected byte[] encode(int character) throws IOException {
    byte[] code = codes.get(character);
    if (code == null) {
      code = font.encode(Character.toString(character));
      codes.put(character, code);
    }
    return code;
  }

  /** Also asked for before there is a font behind. */
  @Override
  public String getName() {
    return dict.getNameAsString(COSName.BASE_FONT);
  }

  @Override
  protected float getStandard14Width(int code) {
    throw new UnsupportedOperationException("not one of the standard fonts");
  }

  @Override
  public int readCode(InputStream in) throws IOException {
    return font.readCode(in);
  }

  @Override
  public boolean isVertical() {
    return font.isVertical();
  }

  @Override
  public void addToSubset(int character) {
    font.addToSubset(character);
  }

  @Override
  public void subset() throws IOException {
    font.subset();
  }

  @Override
  public boolean willBeSubset() {
    return font.willBeSubset();
  }

  @Override
  public PDFontDescriptor getFontDescriptor() {
    return font.getFontDescriptor();
  }

  @Override
  public Matrix getFontMatrix() {
    return font.getFontMatrix();
  }

  @Override
  public BoundingBox getBoundingBox() throws IOException {
    return font.getBoundingBox();
  }

  @Override
  public Vector getPositionVector(int code) {
    return font.getPositionVector(code);
  }

  @Override
  public float getHeight(int code) throws IOException {
    return font.getHeight(code);
  }

  @Override
  public float getWidth(int code) throws IOException {
    return font.getWidth(code);
  }

  @Override
  public boolean hasExplicitWidth(int code) throws IOException {
    return font.hasExplicitWidth(code);
  }

  @Override
  public float getWidthFromFont(int code) throws IOException {
    return font.getWidthFromFont(code);
  }

  @Override
  public boolean isEmbedded() {
    return font.isEmbedded();
  }

  @Override
  public boolean isDamaged() {
    return font.isDamaged();
  }

  @Override
  public float getAverageFontWidth() {
    return font.getAverageFontWidth();
  }
}
