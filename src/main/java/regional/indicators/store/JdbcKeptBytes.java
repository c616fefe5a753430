package regional.indicators.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;

/**
 * Bytes in a relational store: one deflated stream a file, cut into parts, so that a file of any
 * size passes through a little memory.
 */
public final class JdbcKeptBytes implements KeptBytes {

  private static final int PART = 1 << 20;

  private final JdbcTemplate jdbc;

  public JdbcKeptBytes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean holds(String sha256) {
    return !jdbc.queryForList("SELECT 1 FROM kept_file WHERE sha256 = ?", Integer.class, sha256)
        .isEmpty();
  }

  @Override
  public boolean keep(Path file, String sha256) throws IOException {
    if (holds(sha256)) {
      return true;
    }
    jdbc.update("INSERT INTO kept_file (sha256, byte_count) VALUES (?, 0)", sha256);
    long count;
    String found;
    try (DigestInputStream in = Incoming.digesting(Files.newInputStream(file))) {
      Deflater deflater = new Deflater(Deflater.BEST_SPEED);
      try (OutputStream out = new DeflaterOutputStream(new Parts(sha256), deflater, 1 << 13)) {
        count = in.transferTo(out);
      } finally {
        deflater.end();
      }
      found = HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchFileException e) {
      delete(sha256);
      return false;
    }
    if (!found.equals(sha256)) {
      delete(sha256);
      return false;
    }
    jdbc.update("UPDATE kept_file SET byte_count = ? WHERE sha256 = ?", count, sha256);
    return true;
  }

  @Override
  public void delete(String sha256) {
    jdbc.update("DELETE FROM kept_part WHERE sha256 = ?", sha256);
    jdbc.update("DELETE FROM kept_file WHERE sha256 = ?", sha256);
  }

  /** Cuts what is written into parts. */
  private final class Parts extends OutputStream {
    private final String sha256;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private int written;

    Parts(String sha256) {
      this.sha256 = sha256;
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

    private void end() {
      jdbc.update(
          "INSERT INTO kept_part (sha256, part_number, content) VALUES (?, ?, ?)",
          sha256,
          written++,
          part.toByteArray());
      part.reset();
    }

    @Override
    public void close() {
      if (part.size() > 0) {
        end();
      }
    }
  }

  @Override
  public void copy(String sha256, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(sha256, out);
    }
  }

  @Override
  public List<String> damaged() {
    List<String> damaged = new ArrayList<>();
    for (String each : jdbc.queryForList("SELECT sha256 FROM kept_file", String.class)) {
      try {
        write(each, OutputStream.nullOutputStream());
      } catch (IOException e) {
        damaged.add(each);
      }
    }
    return damaged;
  }

  private void write(String sha256, OutputStream out) throws IOException {
    String found;
    try (InputStream inflated = new InflaterInputStream(new SequenceInputStream(parts(sha256)));
        DigestInputStream in = Incoming.digesting(inflated)) {
      in.transferTo(out);
      found = HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
    if (!found.equals(sha256)) {
      throw new IOException("bytes kept in the store are damaged: " + sha256);
    }
  }

  /** One part in memory at a time. */
  private Enumeration<InputStream> parts(String sha256) throws IOException {
    Integer count =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM kept_part WHERE sha256 = ?", Integer.class, sha256);
    int parts = count == null ? 0 : count;
    if (parts == 0) {
      throw new IOException("the store does not hold the bytes of " + sha256);
    }
    return new Enumeration<>() {
      private int next;

      @Override
      public boolean hasMoreElements() {
        return next < parts;
      }

      @Override
      public InputStream nextElement() {
        if (next >= parts) {
          throw new NoSuchElementException();
        }
        return new ByteArrayInputStream(part(sha256, next++));
      }
    };
  }

  private byte[] part(String sha256, int number) {
    byte[] content =
        jdbc.queryForObject(
            "SELECT content FROM kept_part WHERE sha256 = ? AND part_number = ?",
            byte[].class,
            sha256,
            number);
    if (content == null) {
      throw new EmptyResultDataAccessException(1);
    }
    return content;
  }
}
