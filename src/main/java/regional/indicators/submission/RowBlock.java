package regional.indicators.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Accepted rows as the store keeps them: a few thousand at a time, compressed, each with its line
 * in the file. Many rows in one value, because no query asks for a single one and a store takes a
 * block as fast as a row.
 *
 * @param rows how many
 * @param content compressed: for each row its line, its number of cells and the cells
 */
public record RowBlock(int rows, byte[] content) {

  /** Takes the rows of a block. */
  @FunctionalInterface
  public interface Reader {
    void row(int line, List<String> cells);
  }

  public void read(Reader reader) {
    try (DataInputStream in =
        new DataInputStream(
            new java.io.BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(content)), 1 << 15))) {
      for (int row = 0; row < rows; row++) {
        int line = in.readInt();
        int count = in.readUnsignedByte();
        List<String> cells = new ArrayList<>(count);
        for (int cell = 0; cell < count; cell++) {
          cells.add(in.readUTF());
        }
        reader.row(line, cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a stored block of rows is damaged", e);
    }
  }

  /** Gathers rows into blocks. */
  static final class Writer {
    private static final int ROWS = 4000;

    private final List<RowBlock> blocks = new ArrayList<>();
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(plain);
    private int rows;

    void add(int line, List<String> cells) {
      try {
        out.writeInt(line);
        out.writeByte(cells.size());
        for (String cell : cells) {
          out.writeUTF(cell);
        }
        if (++rows == ROWS) {
          pack();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Compressors hold memory outside the heap, so one is open only here. */
    private void pack() throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
        plain.writeTo(deflater);
      }
      blocks.add(new RowBlock(rows, packed.toByteArray()));
      plain.reset();
      rows = 0;
    }

    List<RowBlock> finish() {
      try {
        if (rows > 0) {
          pack();
        }
        return List.copyOf(blocks);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
