package regional.indicators.job;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import regional.indicators.core.Authority;
import regional.indicators.returns.Return;
import regional.indicators.submission.Coverage;

/** The coverage of a quarter as text: authorities down, returns across. */
final class CoverageGrid {

  private CoverageGrid() {}

  static void print(PrintStream out, List<Coverage> coverage) {
    Map<Authority, List<Coverage>> rows = new LinkedHashMap<>();
    coverage.forEach(
        each -> rows.computeIfAbsent(each.authority(), key -> new ArrayList<>()).add(each));
    if (rows.isEmpty()) {
      out.println("No authority is expected.");
      return;
    }
    List<Return> forms = coverage.stream().map(Coverage::form).distinct().toList();
    int name = rows.keySet().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    StringBuilder header = new StringBuilder(" ".repeat(name + 5));
    forms.forEach(form -> header.append(cell(form.id())));
    out.println(header.toString().stripTrailing());
    rows.forEach(
        (authority, line) -> {
          StringBuilder row =
              new StringBuilder(
                  String.format(
                      Locale.ROOT, "%s %-" + name + "s ", authority.oldLaCode(), authority.name()));
          forms.forEach(form -> row.append(cell(words(line, form))));
          out.println(row.toString().stripTrailing());
        });
    out.println(
        "ok accepted; notes accepted with findings; v2 a second version; late after the due date");
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, " %-13s", text);
  }

  /** Of an authority that no longer existed there is only what it sent. */
  private static String words(List<Coverage> line, Return form) {
    return line.stream()
        .filter(each -> each.form().equals(form))
        .findFirst()
        .map(CoverageGrid::words)
        .orElse("");
  }

  private static String words(Coverage each) {
    String state =
        switch (each.state()) {
          case ACCEPTED -> "ok";
          case ACCEPTED_WITH_WARNINGS -> "notes";
          case REJECTED -> "REJECTED";
          case MISSING -> "MISSING";
        };
    String version =
        each.entry()
            .map(entry -> entry.submission().version())
            .filter(number -> number > 1)
            .map(number -> " v" + number)
            .orElse("");
    return state + version + (each.late() ? " late" : "");
  }

  /** One line for each return that was rejected or is missing. */
  static void printAttention(PrintStream out, List<Coverage> coverage) {
    for (Coverage each : coverage) {
      if (each.wantsAttention()) {
        out.println(attention(each));
      }
    }
  }

  private static String attention(Coverage each) {
    String what = each.form().id() + " of " + each.authority().name();
    return switch (each.state()) {
      case MISSING -> "Missing: " + what + ", due on " + each.dueOn() + ".";
      case REJECTED ->
          "Rejected: "
              + what
              + ", "
              + counted(each.entry().map(entry -> entry.findings()).orElse(0))
              + " (findings.csv says how to mend it).";
      case ACCEPTED, ACCEPTED_WITH_WARNINGS ->
          "Rejected: a newer version of " + what + "; the one before it stands.";
    };
  }

  private static String counted(int findings) {
    return findings == 1 ? "1 finding" : findings + " findings";
  }
}
