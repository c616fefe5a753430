package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How much of what an authority said has room in a pack, and where the rest stands. */
final class Said {

  /** Characters of all notes together: about two pages. */
  private static final int MOST_CHARACTERS = 4_200;

  private static final int CHARACTERS_OF_A_ROW = 180;
  private static final int MOST_BESIDE_FIGURES = 3;
  private static final int BESIDE_FIGURES = 160;

  private Said() {}

  /**
   * A note beside figures.
   *
   * @param figures of this subject that it bears on
   * @param text cut where it is long: the whole is the note of that number
   */
  public record Short(int number, String figures, String text) {}

  /** The first notes, whole. */
  static List<ReturnReport.Note> of(List<ReturnReport.Note> all) {
    List<ReturnReport.Note> held = new ArrayList<>();
    int room = MOST_CHARACTERS;
    for (ReturnReport.Note each : all) {
      room -=
          CHARACTERS_OF_A_ROW
              + Math.max(
                  each.text().length(),
                  Math.max(each.message().length(), each.indicators().length()));
      if (room < 0) {
        break;
      }
      held.add(each);
    }
    return held;
  }

  static String rest(List<ReturnReport.Note> all, Pack.Audience audience) {
    int more = all.size() - of(all).size();
    if (more == 0) {
      return "";
    }
    return "These are the first "
        + of(all).size()
        + " of "
        + all.size()
        + (audience == Pack.Audience.OWN_AUTHORITY
            ? " notes: all of them are in data.xlsx."
            : " notes: ask the authority for the others.");
  }

  /** Of a subject's figures, in the order of the notes. */
  static List<Short> shortly(List<ReturnReport.Note> notes, Subject subject) {
    return notes.stream()
        .filter(note -> subject.rows().stream().anyMatch(row -> note.ids().contains(row.id())))
        .limit(MOST_BESIDE_FIGURES)
        .map(
            note ->
                new Short(
                    note.number(),
                    subject.rows().stream()
                        .filter(row -> note.ids().contains(row.id()) && row.breakdown().isEmpty())
                        .map(row -> row.id() + " " + row.name())
                        .distinct()
                        .limit(MOST_BESIDE_FIGURES)
                        .collect(Collectors.joining(", ")),
                    Wording.shortened(note.text(), BESIDE_FIGURES)))
        .toList();
  }
}
