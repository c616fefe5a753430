package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Outputs of a quarter are made beside the published folder and take its place by renaming, so that
 * a reader sees all of the old or all of the new. Whatever moment it is stopped at, doing it again
 * completes it.
 */
final class Publication {

  /** The folder that does not leave the team: only its owner can read it. */
  private static final String ANALYST = "analyst";

  private final Path published;
  private final Path building;
  private final Path replaced;

  Publication(Places places, String quarter) {
    published = places.published(quarter);
    building = places.building(quarter);
    replaced = places.replaced(quarter);
  }

  /** Begins anew: nothing half-made is left. */
  void begin() throws IOException {
    FolderTree.delete(building);
    Files.createDirectories(building);
    OwnerOnly.create(building.resolve(ANALYST));
  }

  Path building() {
    return building;
  }

  /** Puts what was made in place of what is published. */
  void publish() throws IOException {
    if (Files.isDirectory(building)) {
      OwnerOnly.protectAll(building.resolve(ANALYST));
      if (Files.isDirectory(published)) {
        FolderTree.delete(replaced);
        Files.move(published, replaced, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(building, published, StandardCopyOption.ATOMIC_MOVE);
    } else if (!Files.isDirectory(published)) {
      throw new IOException("the outputs that were made are gone");
    }
    FolderTree.delete(replaced);
  }

  /** SHA-256 of every file published, by path with forward slashes. */
  Map<String, String> files() throws IOException {
    return Files.isDirectory(published) ? FolderTree.hashes(published, published) : Map.of();
  }
}
