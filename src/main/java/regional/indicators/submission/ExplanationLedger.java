package regional.indicators.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regional.indicators.core.Checked;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/** Every file of explanations ever received, and what was taken from it. */
public interface ExplanationLedger {

  /**
   * A file received.
   *
   * @param accepted false if it was refused: then nothing of it is kept but this
   */
  record Entry(
      long id, ExplanationName name, String sha256, LocalDate receivedOn, boolean accepted) {}

  /** Whether these bytes were received under this name. */
  boolean holds(ExplanationName name, String sha256);

  /**
   * Records a file and what was read from it; the same bytes under the same name change nothing.
   */
  void receive(
      ExplanationName name, String sha256, LocalDate receivedOn, Checked<List<Explanation>> read);

  /** Files received for the quarter and those before: by quarter, authority, version, receipt. */
  List<Entry> entries(Quarter upTo);

  /** In the order of the file. */
  List<Explanation> explanations(Entry entry);

  /** What was noticed about a file, in order. */
  List<Finding> findings(Entry entry);

  /** What stands: of each authority and quarter the explanations of the newest version accepted. */
  default List<Explanation> standing(Quarter upTo) {
    List<Explanation> standing = new ArrayList<>();
    newest(entries(upTo).stream().filter(Entry::accepted).toList())
        .forEach(each -> standing.addAll(explanations(each)));
    return standing;
  }

  /** What was noticed about the newest version of each authority's and quarter's file. */
  default List<Finding> newestFindings(Quarter upTo) {
    List<Finding> noticed = new ArrayList<>();
    newest(entries(upTo)).forEach(each -> noticed.addAll(findings(each)));
    return noticed;
  }

  private static List<Entry> newest(List<Entry> inOrder) {
    Map<String, Entry> newest = new TreeMap<>();
    inOrder.forEach(each -> newest.put(each.name().quarter() + each.name().oldLaCode(), each));
    return List.copyOf(newest.values());
  }
}
