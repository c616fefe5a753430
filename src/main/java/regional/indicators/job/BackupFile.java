package regional.indicators.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regional.indicators.core.Quarter;
import regional.indicators.store.StoreTables;
import regional.indicators.submission.Incoming;
import regional.indicators.submission.KeptBytes;
import regional.indicators.submission.Ledger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup: a zip file with the store's file as it is, encrypted if that is, and {@code
 * backup.json} with what proves it: its size and SHA-256, and how many submissions it holds. That
 * of a store on a server holds a file of H2 too: a backup of either is restored as either.
 */
final class BackupFile {

  private static final Logger LOG = LoggerFactory.getLogger(BackupFile.class);

  private static final String CONTENTS = "backup.json";
  private static final String STORE = "store";
  private static final String RESTORING = "restoring";
  private static final String BACKING_UP = "backing-up";
  private static final String BEFORE = ".before-restore";
  private static final int LONGEST_CONTENTS = 1 << 16;

  /**
   * What a backup says of itself.
   *
   * @param bytes of the store's file
   * @param sha256 of the store's file
   */
  record Contents(String programVersion, long bytes, String sha256, int submissions) {}

  private BackupFile() {}

  /** Where a restore keeps the store that was there; of one on a server, a backup of it. */
  static Path before(Places places) {
    Path file = Store.file(places.store());
    return file.resolveSibling(
        String.valueOf(file.getFileName())
            .replace(".mv.db", BEFORE + (places.server().isPresent() ? ".backup" : ".mv.db")));
  }

  /**
   * Writes a backup, whole or not at all.
   *
   * @throws CommandFailure if another process uses the store
   */
  static Contents write(Places places, Path file) throws IOException {
    if (places.server().isEmpty()) {
      int submissions;
      try (Store store = Store.open(places)) {
        submissions = submissions(store);
      }
      try (StoreLock lock = StoreLock.take(places.store())) {
        return write(Store.file(places.store()), submissions, file);
      }
    }
    try (Store store = Store.open(places)) {
      return write(places, store, file);
    }
  }

  /** A store on a server is carried to one of the other kind. */
  private static Contents write(Places places, Store store, Path file) throws IOException {
    Path scratch = scratch(places, BACKING_UP);
    try {
      try (Store copy = Store.open(places.withStoreIn(scratch), places.store())) {
        carry(store, copy);
      }
      return write(Store.file(scratch), submissions(store), file);
    } finally {
      FolderTree.delete(scratch);
    }
  }

  private static int submissions(Store store) {
    return store.get(Ledger.class).entries(Quarter.LAST).size();
  }

  private static Path scratch(Places places, String name) throws IOException {
    OwnerOnly.create(places.store());
    Path scratch = places.store().resolve(name);
    FolderTree.delete(scratch);
    OwnerOnly.create(scratch);
    return scratch;
  }

  private static void carry(Store from, Store to) {
    try (Connection read = from.get(DataSource.class).getConnection();
        Connection written = to.get(DataSource.class).getConnection()) {
      // Otherwise the driver of PostgreSQL reads a table whole into memory.
      read.setAutoCommit(false);
      written.setAutoCommit(false);
      StoreTables.carry(read, written);
      to.get(HandedOver.class).clearMade();
      written.commit();
      read.rollback();
    } catch (SQLException e) {
      LOG.error("The store could not be carried from one engine to the other", e);
      throw CommandFailure.run(
          "The store could not be carried from one engine to the other: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + ". What was there is as it was: mend the cause (the log has the details) and run it again.");
    }
  }

  private static Contents write(Path database, int submissions, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Contents contents =
          new Contents(
              Application.version(), Files.size(database), Incoming.sha256(database), submissions);
      Files.deleteIfExists(part);
      Files.createFile(part);
      OwnerOnly.protect(part);
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE);
          ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(written))) {
        zip.putNextEntry(new ZipEntry(CONTENTS));
        zip.write(JsonMapper.shared().writeValueAsBytes(contents));
        zip.putNextEntry(new ZipEntry(STORE));
        Files.copy(database, zip);
        zip.closeEntry();
        zip.finish();
        written.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * What a restore came to.
   *
   * @param replaced where the store that was there is kept, if there was one
   */
  record Restored(Contents contents, Optional<Path> replaced) {}

  /**
   * Puts a backup in the place of the store, once it is proved; else the store is as it was.
   *
   * @throws CommandFailure if the backup is damaged, does not fit the key, or another process uses
   *     the store
   */
  static Restored restore(Places places, Path file) throws IOException {
    Path scratch = scratch(places, RESTORING);
    try {
      Contents contents = proved(places, file, scratch);
      return new Restored(
          contents,
          places.server().isPresent()
              ? replaceOnServer(places, scratch)
              : replace(Store.file(scratch), places));
    } finally {
      FolderTree.delete(scratch);
    }
  }

  private static Contents proved(Places places, Path file, Path scratch) throws IOException {
    Contents contents;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      contents = contents(zip);
      unpack(zip, contents, Store.file(scratch));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      LOG.error("The backup cannot be read", e);
      throw damaged(file);
    }
    try (Store store = Store.open(places.withStoreIn(scratch), places.store())) {
      if (submissions(store) != contents.submissions()
          || !store.get(KeptBytes.class).damaged().isEmpty()) {
        throw damaged(file);
      }
    }
    return contents;
  }

  private static Contents contents(ZipFile zip) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, CONTENTS))) {
      return JsonMapper.shared().readValue(in.readNBytes(LONGEST_CONTENTS), Contents.class);
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    return Optional.ofNullable(zip.getEntry(name))
        .orElseThrow(() -> new IOException("the backup has no " + name));
  }

  private static void unpack(ZipFile zip, Contents contents, Path to) throws IOException {
    try (DigestInputStream in = Incoming.digesting(zip.getInputStream(entry(zip, STORE)));
        OutputStream out = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      long left = contents.bytes();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new IOException("the store is longer than the backup says");
        }
        out.write(buffer, 0, read);
      }
      if (left > 0
          || !HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(contents.sha256())) {
        throw new IOException("the store is not what the backup says");
      }
    }
  }

  private static CommandFailure damaged(Path file) {
    return CommandFailure.run(
        "The backup "
            + file
            + " is damaged, or is none. The store was not touched: restore another backup.");
  }

  /** A copy of the old one first, so that at every moment there is one whole store. */
  private static Optional<Path> replace(Path proved, Places places) throws IOException {
    Path database = Store.file(places.store());
    Optional<Path> replaced = Optional.empty();
    try (StoreLock lock = StoreLock.take(places.store())) {
      if (Files.exists(database)) {
        Path before = before(places);
        Files.copy(database, before, StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.protect(before);
        replaced = Optional.of(before);
      }
      Files.move(proved, database, StandardCopyOption.ATOMIC_MOVE);
    }
    OwnerOnly.protect(database);
    return replaced;
  }

  /** A backup of the old one first; then all of it in one transaction. */
  private static Optional<Path> replaceOnServer(Places places, Path scratch) throws IOException {
    try (Store store = Store.open(places)) {
      Optional<Path> replaced = Optional.empty();
      if (submissions(store) > 0) {
        Path before = before(places);
        write(places, store, before);
        replaced = Optional.of(before);
      }
      try (Store proved = Store.open(places.withStoreIn(scratch), places.store())) {
        carry(proved, store);
      }
      return replaced;
    }
  }
}
