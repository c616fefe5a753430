package regional.indicators.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of an encrypted store (H2, AES-128 in XTS mode). It is read from a file and never given
 * as an argument, which every user of the machine can see; no message repeats it.
 */
final class StoreKey {

  private static final int SHORTEST = 16;
  private static final int LONGEST_FILE = 1 << 12;

  /** First bytes of an encrypted file of H2 (org.h2.store.fs.encrypt.FileEncrypt). */
  private static final byte[] ENCRYPTED = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);

  private final String key;

  private StoreKey(String key) {
    this.key = key;
  }

  /**
   * Reads a key: one line of at least 16 characters without blanks.
   *
   * @throws CommandFailure if the file cannot be read or holds no such line
   */
  static StoreKey read(Path file) {
    String text;
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw unfit(file);
      }
      text = Files.readString(file).strip();
    } catch (CharacterCodingException e) {
      throw unfit(file);
    } catch (IOException e) {
      throw CommandFailure.usage(
          "The file of the store's key cannot be read: "
              + file
              + ". Name a file that you can read with --store-key.");
    }
    if (text.length() < SHORTEST || text.codePoints().anyMatch(Character::isWhitespace)) {
      throw unfit(file);
    }
    return new StoreKey(text);
  }

  private static CommandFailure unfit(Path file) {
    return CommandFailure.usage(
        "The file of the store's key, "
            + file
            + ", must hold one line of at least "
            + SHORTEST
            + " characters without blanks. One made of chance is best, as of openssl rand -hex 32.");
  }

  /** What is added to the address of the database. */
  static String cipher(@Nullable StoreKey key) {
    return key == null ? "" : ";CIPHER=AES";
  }

  /** The password as H2 wants it: that of the file, a blank, that of the user. */
  static String password(@Nullable StoreKey key) {
    return key == null ? "" : key.key + " ";
  }

  /**
   * Ends the command with one line if the store is encrypted and no key is given, or the other way
   * round, or its file is empty: it never is, for a store is begun on a copy.
   *
   * @param database the store's file, which need not be there
   * @throws CommandFailure if they do not fit
   */
  static void check(Path database, Optional<StoreKey> key) {
    if (!Files.exists(database)) {
      return;
    }
    byte[] first;
    try (InputStream in = Files.newInputStream(database)) {
      first = in.readNBytes(ENCRYPTED.length);
    } catch (IOException e) {
      throw CommandFailure.run("The store cannot be read: " + database + ".");
    }
    if (first.length == 0) {
      // The database would begin anew in it, and nobody would hear of what is lost.
      throw CommandFailure.run(
          "The store is damaged, its file is empty: "
              + database
              + ". Put a backup back with restore, or move the file away to begin anew.");
    }
    boolean encrypted = Arrays.equals(first, ENCRYPTED);
    if (encrypted && key.isEmpty()) {
      throw CommandFailure.usage(
          "The store is encrypted: name the file of its key with --store-key or in REGIONAL_INDICATORS_STORE_KEY_FILE.");
    }
    if (!encrypted && key.isPresent()) {
      throw CommandFailure.usage(
          "The store was begun without a key: leave the key out, or move the store away and take the returns in again.");
    }
  }
}
