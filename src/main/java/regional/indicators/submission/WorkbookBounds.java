package regional.indicators.submission;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Goes through a workbook before it is read, keeping nothing of its cells: a few kilobytes may
 * inflate to gigabytes, and a cell may name a column that no spreadsheet has. What lies within
 * these bounds can be read in modest memory. On the way it finds what the reader does not tell:
 * merged cells and hidden columns.
 */
final class WorkbookBounds {

  private static final long LARGEST = 256L << 20;
  private static final int MOST_PARTS = 2000;
  private static final int LONGEST_TAG_OR_TEXT = 100_000;
  private static final int DEEPEST = 60;
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_TEXTS = 1_000_000;
  private static final int MOST_ARRAY_FORMULAS = 1_000;
  private static final String NO_WORKBOOK = "The file cannot be read as an Excel workbook";

  /** A block of cells as {@code A1:B2}, by its first and last row. */
  record Merged(int firstRow, int lastRow, String cells) {}

  /**
   * What a sheet has besides its cells.
   *
   * @param hiddenColumns number of the first one; 0 if none is hidden
   */
  record Sheet(List<Merged> merged, int hiddenColumns) {}

  private final Map<String, Sheet> sheets = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private long inflated;

  private WorkbookBounds() {}

  /**
   * @throws Unreadable if the bytes are no workbook, or one beyond the bounds
   */
  static WorkbookBounds of(byte[] bytes) throws Unreadable {
    WorkbookBounds bounds = new WorkbookBounds();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      int parts = 0;
      for (Enumeration<ZipArchiveEntry> each = zip.getEntries(); each.hasMoreElements(); ) {
        if (++parts > MOST_PARTS) {
          throw new Unreadable(0, "The workbook has more than " + MOST_PARTS + " parts");
        }
        ZipArchiveEntry part = each.nextElement();
        try (Inflating content = bounds.new Inflating(zip.getInputStream(part))) {
          bounds.part(part.getName(), content);
        }
      }
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | RuntimeException | XMLStreamException e) {
      throw unreadable(e);
    }
    return bounds;
  }

  /** An exception of a library, thrown over bytes that are no workbook. */
  static Unreadable unreadable(Throwable thrown) {
    Optional<Throwable> each = Optional.of(thrown);
    while (each.isPresent()) {
      if (each.get() instanceof Unreadable told) {
        return told;
      }
      each = within(each.get());
    }
    return noWorkbook();
  }

  private static Optional<Throwable> within(Throwable thrown) {
    return Optional.ofNullable(
        thrown instanceof XMLStreamException xml ? xml.getNestedException() : thrown.getCause());
  }

  static Unreadable noWorkbook() {
    return new Unreadable(0, NO_WORKBOOK);
  }

  /** By the sheet's id in the workbook; empty where its part is unknown. */
  Optional<Sheet> sheet(String id) {
    String target = targets.getOrDefault(id, "");
    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
    return Optional.ofNullable(sheets.get(part));
  }

  /** Pictures and the like are only unpacked; a reader of XML makes nothing of them. */
  private void part(String name, Inflating unpacked) throws IOException, XMLStreamException {
    BufferedInputStream content = new BufferedInputStream(unpacked, 1 << 15);
    content.mark(1);
    int first = content.read();
    content.reset();
    if (first < 0
        || first > ' ' && first != '<' && first != 0xef && first != 0xfe && first != 0xff) {
      content.transferTo(java.io.OutputStream.nullOutputStream());
      return;
    }
    unpacked.tagged = true;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(content);
    Part part = new Part(xml);
    while (xml.hasNext()) {
      part.event(xml.next());
    }
    sheets.put(name, new Sheet(part.merged, part.hiddenColumn));
  }

  /** One part of the workbook, event by event. */
  private final class Part {
    private final XMLStreamReader xml;
    private final List<Merged> merged = new ArrayList<>();
    private int hiddenColumn;
    private int depth;
    private int row;
    private int rows;
    private int cellsInRow;
    private int text;
    private int texts;
    private int arrayFormulas;

    private Part(XMLStreamReader xml) {
      this.xml = xml;
    }

    private void event(int event) throws Unreadable {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (++depth > DEEPEST) {
          throw new Unreadable(0, NO_WORKBOOK);
        }
        element(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text += xml.getTextLength();
        if (text > LONGEST_TAG_OR_TEXT) {
          throw new Unreadable(row, "A cell is longer than any spreadsheet allows");
        }
      }
    }

    private void element(String name) throws Unreadable {
      switch (name) {
        case "row" -> {
          text = 0;
          cellsInRow = 0;
          row = number(attribute("r"), row + 1);
          if (++rows > MOST_ROWS || row > MOST_ROWS) {
            throw new Unreadable(row, "The sheet has more rows than any spreadsheet allows");
          }
        }
        case "c" -> {
          text = 0;
          if (++cellsInRow > MOST_COLUMNS || column(attribute("r")) > MOST_COLUMNS) {
            throw new Unreadable(row, "The row has more columns than any spreadsheet allows");
          }
        }
        case "si" -> {
          text = 0;
          if (++texts > MOST_TEXTS) {
            throw new Unreadable(0, "The workbook has more than " + MOST_TEXTS + " texts");
          }
        }
        case "f" -> {
          if (attribute("t").equals("array") && ++arrayFormulas > MOST_ARRAY_FORMULAS) {
            throw new Unreadable(row, "The sheet has more array formulas than can be read");
          }
        }
        case "mergeCell" -> merge(attribute("ref"));
        case "col" -> {
          if (hiddenColumn == 0 && attribute("hidden").matches("1|true")) {
            hiddenColumn = number(attribute("min"), 1);
          }
        }
        case "Relationship" -> targets.put(attribute("Id"), attribute("Target"));
        default -> {
          // Only the texts of a cell, or of an entry in the table of texts, belong together.
          text = row == 0 && texts == 0 ? 0 : text;
        }
      }
    }

    private void merge(String cells) throws Unreadable {
      if (merged.size() >= MOST_COLUMNS) {
        throw new Unreadable(0, "The sheet has more merged cells than can be read");
      }
      String[] corners = cells.split(":", 2);
      int first = number(corners[0].replaceAll("[^0-9]", ""), 1);
      int last = corners.length < 2 ? first : number(corners[1].replaceAll("[^0-9]", ""), first);
      merged.add(new Merged(first, last, cells));
    }

    private String attribute(String name) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? "" : value;
    }

    private static int number(String digits, int otherwise) {
      return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
    }

    /** Number of a cell's column; more than there can be where it has too many letters. */
    private static int column(String reference) {
      int column = 0;
      for (int i = 0; i < reference.length(); i++) {
        char each = Character.toUpperCase(reference.charAt(i));
        if (each < 'A' || each > 'Z') {
          continue;
        }
        column = column * 26 + each - 'A' + 1;
        if (column > MOST_COLUMNS) {
          return column;
        }
      }
      return column;
    }
  }

  /** Counts what comes out, and how far it is from the end of one tag to the next. */
  private final class Inflating extends FilterInputStream {
    private boolean tagged;
    private int sinceTag;

    private Inflating(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
      int count = super.read(block, from, length);
      inflated += Math.max(count, 0);
      if (inflated > LARGEST) {
        throw new Unreadable(
            0,
            "The workbook is larger than "
                + (LARGEST >> 20)
                + " MB when unpacked: such a return must come as CSV");
      }
      for (int i = from; i < from + count; i++) {
        sinceTag = block[i] == '>' ? 0 : sinceTag + 1;
      }
      if (tagged && sinceTag > LONGEST_TAG_OR_TEXT) {
        throw new Unreadable(0, "The workbook has a cell longer than any spreadsheet allows");
      }
      return count;
    }
  }
}
