package regional.indicators.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table of byte streams: each deflated and cut into numbered parts, so that one of any size
 * passes through a little memory. Takes part in the caller's transaction.
 */
final class FileParts {

  /** A part has at least so many bytes, the last of a stream fewer. */
  private static final int PART = 1 << 20;

  private static final int BUFFER = 1 << 13;

  private final JdbcTemplate jdbc;
  private final String insert;
  private final String select;
  private final String delete;

  /**
   * @param key column that names a stream
   */
  FileParts(JdbcTemplate jdbc, String table, String key) {
    this.jdbc = jdbc;
    insert = "INSERT INTO " + table + " (" + key + ", part_number, content) VALUES (?, ?, ?)";
    select = "SELECT content FROM " + table + " WHERE " + key + " = ? AND part_number = ?";
    delete = "DELETE FROM " + table + " WHERE " + key + " = ?";
  }

  /** Writes streams of which nothing is there yet. What is written is there once this is closed. */
  Writing write() {
    return new Writing();
  }

  /** Small streams go to the store together. */
  final class Writing implements Closeable {

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final List<Object[]> waiting = new ArrayList<>();
    private int waitingBytes;

    private Writing() {}

    /** Of one stream at a time: it is closed before another is begun. */
    OutputStream begin(String key) {
      deflater.reset();
      return new DeflaterOutputStream(new Parts(key), deflater, BUFFER);
    }

    private final class Parts extends OutputStream {
      private final String key;
      private final ByteArrayOutputStream part = new ByteArrayOutputStream();
      private int number;

      Parts(String key) {
        this.key = key;
      }

      @Override
      public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        part.write(bytes, from, length);
        if (part.size() >= PART) {
          end();
        }
      }

      @Override
      public void close() {
        if (part.size() > 0) {
          end();
        }
      }

      private void end() {
        waiting.add(new Object[] {key, number++, part.toByteArray()});
        waitingBytes += part.size();
        part.reset();
        if (waitingBytes >= PART) {
          send();
        }
      }
    }

    private void send() {
      jdbc.batchUpdate(insert, waiting);
      waiting.clear();
      waitingBytes = 0;
    }

    @Override
    public void close() {
      deflater.end();
      if (!waiting.isEmpty()) {
        send();
      }
    }
  }

  /** What was written with this key, with no more than two parts in memory. */
  Optional<InputStream> read(String key) {
    return part(key, 0)
        .map(first -> new InflaterInputStream(new SequenceInputStream(parts(key, first))));
  }

  private Enumeration<InputStream> parts(String key, byte[] first) {
    return new Enumeration<>() {
      private Optional<byte[]> next = Optional.of(first);
      private int number;

      @Override
      public boolean hasMoreElements() {
        return next.isPresent();
      }

      @Override
      public InputStream nextElement() {
        byte[] part = next.orElseThrow(NoSuchElementException::new);
        next = part.length < PART ? Optional.empty() : part(key, ++number);
        return new ByteArrayInputStream(part);
      }
    };
  }

  private Optional<byte[]> part(String key, int number) {
    return jdbc.queryForList(select, byte[].class, key, number).stream().findFirst();
  }

  void delete(List<String> keys) {
    jdbc.batchUpdate(delete, keys.stream().map(each -> new Object[] {each}).toList());
  }
}
