package regional.indicators.job;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where a command reads and writes. */
final class PlaceOptions {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The project's root, with jobs/ and data/reference/ (default: here).")
  private Path home = Path.of("");

  @Option(
      names = "--returns",
      paramLabel = "DIR",
      description = "Folder of incoming files (default: data/incoming).")
  private @Nullable Path returns;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Folder of outputs (default: reports).")
  private @Nullable Path reports;

  @Option(
      names = "--store",
      paramLabel = "DIR|URL",
      description =
          "Folder of the store and its logs (default: data/store), or the address of a store on a server, as jdbc:postgresql://host/database.")
  private @Nullable String store;

  @Option(
      names = "--store-login",
      paramLabel = "FILE",
      defaultValue = "${env:REGIONAL_INDICATORS_STORE_LOGIN_FILE}",
      description =
          "File with user and password of a store on a server, a line each (default: that named in REGIONAL_INDICATORS_STORE_LOGIN_FILE; without one, PGUSER and PGPASSWORD).")
  private @Nullable Path storeLogin;

  @Option(
      names = "--store-folder",
      paramLabel = "DIR",
      description =
          "With a store on a server: folder of logs and metrics, and of what is made for a moment (default: data/store).")
  private @Nullable Path storeFolder;

  @Option(
      names = "--store-key",
      paramLabel = "FILE",
      defaultValue = "${env:REGIONAL_INDICATORS_STORE_KEY_FILE}",
      description =
          "File with the key of an encrypted store, or of the backups of one on a server (default: that named in REGIONAL_INDICATORS_STORE_KEY_FILE, if any).")
  private @Nullable Path storeKey;

  /**
   * @throws CommandFailure if the store is neither a folder nor an address that can be used
   */
  Places places() {
    Path root = home.toAbsolutePath().normalize();
    Path folder = root.resolve("data").resolve("store");
    Optional<StoreServer> server =
        Optional.ofNullable(store)
            .filter(StoreServer::isAddress)
            .map(url -> StoreServer.of(url, Optional.ofNullable(storeLogin), System.getenv()));
    if (server.isPresent()) {
      folder = Optional.ofNullable(storeFolder).orElse(folder);
    } else if (storeFolder != null) {
      throw CommandFailure.usage(
          "--store-folder goes with a store on a server: name the folder of this store with --store.");
    } else if (store != null) {
      folder = Path.of(store);
    }
    return new Places(
        root,
        returns != null ? returns : root.resolve("data").resolve("incoming"),
        reports != null ? reports : root.resolve("reports"),
        folder,
        Optional.ofNullable(storeKey),
        server);
  }
}
