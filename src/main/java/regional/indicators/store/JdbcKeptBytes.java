package regional.indicators.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import regional.indicators.submission.FileBytes;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;

/** Bytes in a relational store. */
public final class JdbcKeptBytes implements KeptBytes {

  private static final String CLAIMED =
      "(SELECT sha256 FROM submission WHERE bytes = 'KEPT' UNION SELECT sha256 FROM run_definition)";

  private final JdbcTemplate jdbc;
  private final FileParts parts;
  private final TransactionTemplate apart;

  public JdbcKeptBytes(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    parts = new FileParts(jdbc, "kept_part", "sha256");
    apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public boolean holds(String sha256) {
    return !jdbc.queryForList("SELECT 1 FROM kept_file WHERE sha256 = ?", Integer.class, sha256)
        .isEmpty();
  }

  @Override
  public boolean keep(FileBytes file, String sha256) throws IOException {
    if (holds(sha256)) {
      return true;
    }
    jdbc.update("INSERT INTO kept_file (sha256, byte_count) VALUES (?, 0)", sha256);
    long[] count = new long[1];
    String found;
    try (FileParts.Writing writing = parts.write();
        OutputStream out = writing.begin(sha256)) {
      found = file.sha256(bytes -> count[0] = bytes.transferTo(out));
    } catch (NoSuchFileException e) {
      delete(sha256);
      return false;
    }
    if (!found.equals(sha256)) {
      delete(sha256);
      return false;
    }
    jdbc.update("UPDATE kept_file SET byte_count = ? WHERE sha256 = ?", count[0], sha256);
    return true;
  }

  @Override
  public boolean keepApart(FileBytes file, String sha256) throws IOException {
    if (holds(sha256)) {
      return true;
    }
    try {
      return Boolean.TRUE.equals(
          apart.execute(
              status -> {
                try {
                  return keep(file, sha256);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (DuplicateKeyException | ConcurrencyFailureException e) {
      // Somebody else has kept the same bytes meanwhile.
      if (holds(sha256)) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public void deleteIfUnclaimed(String sha256) {
    Integer claims =
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM " + CLAIMED + " AS claimed WHERE sha256 = ?",
            Integer.class,
            sha256);
    if (claims != null && claims == 0) {
      delete(sha256);
    }
  }

  @Override
  public void deleteUnclaimed() {
    jdbc.update("DELETE FROM kept_part WHERE sha256 NOT IN " + CLAIMED);
    jdbc.update("DELETE FROM kept_file WHERE sha256 NOT IN " + CLAIMED);
  }

  @Override
  public void delete(String sha256) {
    parts.delete(List.of(sha256));
    jdbc.update("DELETE FROM kept_file WHERE sha256 = ?", sha256);
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

  @Override
  public InputStream open(String sha256) throws IOException {
    return parts
        .read(sha256)
        .orElseThrow(() -> new IOException("the store does not hold the bytes of " + sha256));
  }

  private void write(String sha256, OutputStream out) throws IOException {
    String found;
    try (DigestInputStream in = Incoming.digesting(open(sha256))) {
      in.transferTo(out);
      found = HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
    if (!found.equals(sha256)) {
      throw new IOException("bytes kept in the store are damaged: " + sha256);
    }
  }
}
