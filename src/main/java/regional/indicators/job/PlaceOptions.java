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
      paramLabel = "DIR",
      description = "Folder of the store and its logs (default: data/store).")
  private @Nullable Path store;

  @Option(
      names = "--store-key",
      paramLabel = "FILE",
      defaultValue = "${env:REGIONAL_INDICATORS_STORE_KEY_FILE}",
      description =
          "File with the key of an encrypted store (default: that named in REGIONAL_INDICATORS_STORE_KEY_FILE, if any).")
  private @Nullable Path storeKey;

  Places places() {
    Path root = home.toAbsolutePath().normalize();
    return new Places(
        root,
        returns != null ? returns : root.resolve("data").resolve("incoming"),
        reports != null ? reports : root.resolve("reports"),
        store != null ? store : root.resolve("data").resolve("store"),
        Optional.ofNullable(storeKey));
  }
}
