package regional.indicators.pack;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** A page made for thousands of tags. */
final class TaggedPage extends PDPage {

  /**
   * @param width in points
   * @param height in points
   */
  TaggedPage(float width, float height) {
    super(new PDRectangle(width, height));
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.PROPERTIES, new PropertyLists());
    setResources(new PDResources(resources));
  }

  /**
   * What tags say of themselves. PDFBox looks for each list among those before it, by comparing
   * with one after the other. Two in three are of a background, drawn or not, and differ in nothing
   * but where it lies: one list for all says as much, of what a page calls layout. No other is ever
   * there twice.
   */
  private static final class PropertyLists extends COSDictionary {

    private static final COSName LAYOUT = COSName.getPDFName("Layout");

    private @Nullable COSName background;

    private static boolean isBackground(Object value) {
      return value instanceof COSDictionary list
          && COSName.BACKGROUND.equals(list.getItem(COSName.TYPE));
    }

    @Override
    public boolean containsValue(Object value) {
      return background != null && isBackground(value);
    }

    @Override
    public @Nullable COSName getKeyForValue(Object value) {
      return background;
    }

    /** A few bytes each, and referred to from here alone: an object of its own would be longer. */
    @Override
    public void setItem(COSName key, COSBase value) {
      value.setDirect(true);
      if (isBackground(value)) {
        background = key;
        COSDictionary layout = new COSDictionary();
        layout.setItem(COSName.TYPE, LAYOUT);
        layout.setDirect(true);
        super.setItem(key, layout);
      } else {
        super.setItem(key, value);
      }
    }
  }
}
