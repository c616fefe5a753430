package regional.indicators.pack;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

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
   * Every tag has a property list of its own, with its number. PDFBox looks for each among those
   * before it, by comparing with one after the other; it is never there.
   */
  private static final class PropertyLists extends COSDictionary {

    @Override
    public boolean containsValue(Object value) {
      return false;
    }

    /** A few bytes each, and referred to from here alone: an object of its own would be longer. */
    @Override
    public void setItem(COSName key, COSBase value) {
      value.setDirect(true);
      super.setItem(key, value);
    }
  }
}
