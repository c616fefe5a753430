package regional.indicators.job;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param home the project's root: {@code jobs} and {@code data/reference} are below it
 * @param returns folder of incoming files
 * @param reports folder of outputs
 * @param store folder of the store and its logs; of a store on a server, of the logs alone
 * @param storeKey file of the key of an encrypted store, or of the backups of one on a server
 * @param server where the store is, if it is not in the folder
 */
record Places(
    Path home,
    Path returns,
    Path reports,
    Path store,
    Optional<Path> storeKey,
    Optional<StoreServer> server) {

  /** Places of which the store is in its folder. */
  Places(Path home, Path returns, Path reports, Path store, Optional<Path> storeKey) {
    this(home, returns, reports, store, storeKey, Optional.empty());
  }

  /** Places of which the store is not encrypted. */
  Places(Path home, Path returns, Path reports, Path store) {
    this(home, returns, reports, store, Optional.empty());
  }

  /** The same, but the store is in another folder, not on a server. */
  Places withStoreIn(Path folder) {
    return new Places(home, returns, reports, folder, storeKey);
  }

  /** The same, but outputs are made in another folder. */
  Places withReportsIn(Path folder) {
    return new Places(home, returns, folder, store, storeKey, server);
  }

  Path jobs() {
    return home.resolve("jobs");
  }

  Path reference() {
    return home.resolve("data").resolve("reference");
  }

  /** Published figures in our own form. */
  Path comparators() {
    return reference().resolve("comparators");
  }

  /** The published folder of a quarter. */
  Path published(String quarter) {
    return reports.resolve(quarter);
  }

  /** Where a quarter's outputs are made before they are published; on the same file system. */
  Path building(String quarter) {
    return reports.resolve("." + quarter + ".building");
  }

  /** Where the outputs that are being replaced wait for a moment. */
  Path replaced(String quarter) {
    return reports.resolve("." + quarter + ".replaced");
  }
}
