package regional.indicators.submission;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Quarter;

/** Accepted submissions kept in memory, compressed: what {@code check} compares files with. */
public final class HeldFiles {

  private record InMemory(FileName name, String sha256, int rows, List<RowBlock> blocks)
      implements Held.File {
    @Override
    public int version() {
      return name.version();
    }

    @Override
    public void read(RowBlock.Reader reader) {
      blocks.forEach(each -> each.read(reader));
    }
  }

  private record Slot(String oldLaCode, String returnId, Quarter quarter) {
    private static Slot of(FileName name) {
      return new Slot(name.oldLaCode(), name.returnId(), name.quarter());
    }
  }

  private final Map<Slot, InMemory> standing = new HashMap<>();

  /** Keeps an accepted submission, unless a higher version is held; a rejected one is not kept. */
  public void add(FileName name, String sha256, Taken taken) {
    if (taken.accepted()) {
      standing.merge(
          Slot.of(name),
          new InMemory(name, sha256, taken.rowsInFile(), taken.blocks()),
          (one, other) -> other.version() >= one.version() ? other : one);
    }
  }

  /** What is kept of an authority. */
  public Held of(String oldLaCode) {
    return (returnId, quarter) ->
        Optional.ofNullable(standing.get(new Slot(oldLaCode, returnId, quarter)));
  }

  /**
   * The order in which files are checked, so that what they are compared with is there: by
   * authority, quarter, return, version.
   */
  public static Comparator<FileName> order() {
    return Comparator.comparing(FileName::oldLaCode)
        .thenComparing(FileName::quarter)
        .thenComparing(FileName::returnId)
        .thenComparing(FileName::version);
  }

  /** Whether these bytes under this name are what stands. */
  public boolean stands(FileName name, String sha256) {
    InMemory kept = standing.get(Slot.of(name));
    return kept != null && kept.name().equals(name) && kept.sha256().equals(sha256);
  }
}
