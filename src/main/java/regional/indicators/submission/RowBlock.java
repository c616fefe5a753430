package regional.indicators.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
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
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content))) {
      ByteBuffer plain = ByteBuffer.wrap(in.readAllBytes());
      for (int row = 0; row < rows; row++) {
        int line = plain.getInt();
        int count = plain.get() & 0xff;
        List<String> cells = new ArrayList<>(count);
        for (int cell = 0; cell < count; cell++) {
          cells.add(cell(plain));
        }
        reader.row(line, cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a stored block of rows is damaged", e);
    }
  }

  /** As {@link DataInputStream#readUTF}: nearly all cells are plain ASCII, a byte a character. */
  private static String cell(ByteBuffer plain) throws IOException {
    int start = plain.position();
    int length = plain.getShort() & 0xffff;
    byte[] bytes = plain.array();
    int end = start + 2 + length;
    plain.position(end);
    for (int at = start + 2; at < end; at++) {
      if (bytes[at] < 0) {
        return new DataInputStream(new ByteArrayInputStream(bytes, start, 2 + length)).readUTF();
      }
    }
    return new String(bytes, start + 2, length, StandardCharsets.ISO_8859_1);
  }

  /** Gathers rows into blocks. */
  static final class Writer {
    private static final int ROWS = 4000;
    private static final int START = 1 << 16;

    private final List<RowBlock> blocks = new ArrayList<>();
    private byte[] plain = new byte[START];
    private int length;
    private int rows;

    void add(int line, String[] cells) {
      room(5);
      for (int shift = 24; shift >= 0; shift -= 8) {
        plain[length++] = (byte) (line >>> shift);
      }
      plain[length++] = (byte) cells.length;
      for (String cell : cells) {
        add(cell);
      }
      if (++rows == ROWS) {
        pack();
      }
    }

    /** As {@link DataOutputStream#writeUTF}: nearly all cells are plain ASCII. */
    private void add(String cell) {
      byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > cell.length()) {
        addBeyondAscii(cell);
        return;
      }
      room(bytes.length + 2);
      plain[length++] = (byte) (bytes.length >>> 8);
      plain[length++] = (byte) bytes.length;
      System.arraycopy(bytes, 0, plain, length, bytes.length);
      length += bytes.length;
    }

    private void addBeyondAscii(String cell) {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(written)) {
        out.writeUTF(cell);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      room(written.size());
      System.arraycopy(written.toByteArray(), 0, plain, length, written.size());
      length += written.size();
    }

    private void room(int bytes) {
      if (plain.length - length < bytes) {
        plain = Arrays.copyOf(plain, Math.max(plain.length * 2, length + bytes));
      }
    }

    /** Compressors hold memory outside the heap, so one is open only here. */
    private void pack() {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      Deflater deflater = new Deflater(Deflater.BEST_SPEED);
      try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 13)) {
        out.write(plain, 0, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        deflater.end();
      }
      blocks.add(new RowBlock(rows, packed.toByteArray()));
      length = 0;
      rows = 0;
    }

    List<RowBlock> finish() {
      if (rows > 0) {
        pack();
      }
      return List.copyOf(blocks);
    }
  }
}
