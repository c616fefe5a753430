package regional.indicators.pack;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.util.XRLog;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View;
import regional.indicators.pack.chart.Chart;
import regional.indicators.pack.chart.ChartFonts;

/**
 * Writes a view as a tagged PDF (PDF/UA-1) with vector charts and embedded type. The same view and
 * definition give the same bytes: the document's id comes from its content and its dates from the
 * view's as-of date.
 *
 * <p>It keeps parsed fonts between packs, which are not made for sharing: use one writer per
 * thread.
 */
public final class PackWriter {

  /** Tags are many and alike: the more of them in one stream, the smaller. */
  private static final CompressParameters OBJECT_STREAMS = new CompressParameters(20_000);

  /** The one part of a writer that may be shared. */
  private static final TemplateEngine TEMPLATES = templates();

  private static final String CHART_TYPE = "chart/indicator";
  private static final double PIXELS_PER_POINT = 96.0 / 72.0;
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private final TrueTypeFont regular;
  private final TrueTypeFont bold;
  private final ChartFonts chartFonts;
  private final DocumentBuilder parser;
  private final String css;

  /**
   * @throws UncheckedIOException if a bundled file cannot be read
   */
  public PackWriter() {
    byte[] regularBytes = resource("fonts/Roboto-Regular.ttf");
    byte[] boldBytes = resource("fonts/Roboto-Bold.ttf");
    regular = font(regularBytes);
    bold = font(boldBytes);
    chartFonts = new ChartFonts(regularBytes, boldBytes);
    css = new String(resource("pack.css"), StandardCharsets.UTF_8);
    parser = parser();
    XRLog.setLoggingEnabled(false);
  }

  private static byte[] resource(String name) {
    try (InputStream stream = PackWriter.class.getResourceAsStream("/pack/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not in the program: /pack/" + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrueTypeFont font(byte[] bytes) {
    try {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      // Ligatures would be extracted from the page as one character.
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TemplateEngine templates() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PackWriter.class.getClassLoader());
    resolver.setPrefix("pack/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.XML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    StandardDialect dialect = new StandardDialect();
    // Named so that none is looked for and loaded.
    dialect.setJavaScriptSerializer(
        (object, script) -> {
          throw new UnsupportedOperationException("a page has no script");
        });
    TemplateEngine engine = new TemplateEngine();
    engine.setDialect(dialect);
    engine.setTemplateResolver(resolver);
    return engine;
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The pack as the bytes of a PDF.
   *
   * @throws IllegalArgumentException if the definition names an indicator that the view has not
   */
  public byte[] write(Pack pack, View view) {
    return write(new PackPages(pack, view), view.asOf());
  }

  /**
   * A pack for visiting peers.
   *
   * @throws IllegalArgumentException if the definition or a rule names what the view has not
   */
  public byte[] write(Pack pack, View view, PeerBrief brief) {
    return write(new PackPages(pack, view, Optional.of(brief)), view.asOf());
  }

  /**
   * A pack about a whole region.
   *
   * @param questions what signals give cause to ask
   * @throws IllegalArgumentException if the definition names an indicator that the view has not
   */
  public byte[] write(Pack pack, RegionView view, List<BoardQuestion> questions) {
    return write(new BoardPages(pack, view, questions), view.asOf());
  }

  private byte[] write(Pages pages, LocalDate asOf) {
    String page = page(pages);
    try (PDDocument document = new PDDocument()) {
      lay(page, pages.charts(), document);
      sign(document, page, asOf);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
      document.save(bytes, OBJECT_STREAMS);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole pack as XHTML, every character of it one that can be drawn. */
  String page(Pages pages) {
    Context context = new Context(Locale.UK, Map.of("pack", pages, "css", css));
    return chartFonts.printable(TEMPLATES.process("pack", context));
  }

  private void lay(String xhtml, List<Chart> charts, PDDocument document) throws IOException {
    DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
    drawers.registerDrawer(
        CHART_TYPE,
        (element, x, y, width, height, device, context, dots) ->
            draw(charts.get(index(element)), x, y, width, height, device, context, dots));
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    builder.usePDDocument(document);
    builder.usePageSupplier(
        (owner, width, height, number, shadow) -> {
          TaggedPage page = new TaggedPage(width, height);
          owner.addPage(page);
          return page;
        });
    builder.useObjectDrawerFactory(drawers);
    builder.withW3cDocument(parsed(xhtml), "");
    // Charts ask for type by the family that AWT reports; the style sheet uses the same name.
    builder.useFont(supplier(document, regular), family(), REGULAR, FontStyle.NORMAL, true);
    builder.useFont(supplier(document, bold), family(), BOLD, FontStyle.NORMAL, true);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
    }
  }

  private String family() {
    return chartFonts.family();
  }

  private static PDFontSupplier supplier(PDDocument document, TrueTypeFont font)
      throws IOException {
    return new PDFontSupplier(MeasuredFont.of(document, font));
  }

  private static int index(Element element) {
    return Integer.parseInt(element.getAttribute("data-chart"));
  }

  private @Nullable Map<Shape, String> draw(
      Chart chart,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    double wide = width / dotsPerPixel;
    double high = height / dotsPerPixel;
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) wide,
        (float) high,
        canvas -> {
          canvas.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
          Rectangle2D area =
              new Rectangle2D.Double(0, 0, wide / PIXELS_PER_POINT, high / PIXELS_PER_POINT);
          chart.draw((Graphics2D) canvas, area, chartFonts);
        });
    return null;
  }

  private Document parsed(String page) throws IOException {
    try {
      return parser.parse(new InputSource(new StringReader(page)));
    } catch (SAXException e) {
      throw new IllegalStateException("a template is not well-formed: " + e.getMessage(), e);
    }
  }

  private static void sign(PDDocument document, String page, LocalDate asOf) {
    Calendar date = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    date.setTimeInMillis(asOf.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setCreationDate(date);
    information.setModificationDate(date);
    information.setProducer("Regional Indicators");
    information.setCreator("Regional Indicators");
    document.getDocumentCatalog().setLanguage("en-GB");
    // Charts and figures are all said in words on the page, so the page's hash stands for all.
    document.setDocumentId(ByteBuffer.wrap(sha256(page)).getLong());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
