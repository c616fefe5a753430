package regional.planted.publish;

/** Planted: publish sees figures, writes PDF and uses SQL. */
public class SeesIndicator {
  public regional.planted.indicator.SeesBenchmark seen;
  public org.apache.pdfbox.pdmodel.PDDocument document;
  public com.openhtmltopdf.pdfboxout.PdfRendererBuilder page;
  public java.sql.Connection connection;
  public tech.tablesaw.api.Table table;
}
