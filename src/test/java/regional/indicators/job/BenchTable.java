package regional.indicators.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was measured, below the machine that it was measured on. */
final class BenchTable {

  private static final String LEFT_OUT = "left out";

  private final StringBuilder text = new StringBuilder();

  BenchTable() throws IOException {
    Runtime machine = Runtime.getRuntime();
    line(
        "%d cores, %s, %s, %s %s",
        machine.availableProcessors(),
        first("/proc/cpuinfo", "model name\\s*: (.*)"),
        first("/proc/meminfo", "MemTotal:\\s*(.*)") + " memory",
        System.getProperty("java.vm.name"),
        System.getProperty("java.runtime.version"));
  }

  private static String first(String file, String pattern) throws IOException {
    Path path = Path.of(file);
    Matcher found =
        Pattern.compile(pattern).matcher(Files.exists(path) ? Files.readString(path) : "");
    return found.find() ? found.group(1) : System.getProperty("os.arch");
  }

  void heading(String what, String... columns) {
    line("");
    line(
        "%-52s%s  (load on the machine when it began: %.1f)",
        what,
        row(List.of(columns)),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** A row of figures; one that is empty was left out. */
  void add(String what, String unit, OptionalDouble... figures) {
    List<String> cells =
        java.util.Arrays.stream(figures)
            .map(each -> each.isPresent() ? number(each.getAsDouble()) : LEFT_OUT)
            .toList();
    line("%-52s%s  %s", what, row(cells), unit);
  }

  /** How a time grows with a size: the line through the points, and how well it fits. */
  void fit(String what, String unit, Map<Double, Double> secondsBySize) {
    if (secondsBySize.size() < 2) {
      line("%-52s%s", "  " + what, "left out: one point is no line");
      return;
    }
    Map<Double, Double> points = new TreeMap<>(secondsBySize);
    double n = points.size();
    double meanSize = points.keySet().stream().mapToDouble(each -> each).sum() / n;
    double meanTime = points.values().stream().mapToDouble(each -> each).sum() / n;
    double sizes = 0;
    double times = 0;
    double both = 0;
    for (Map.Entry<Double, Double> each : points.entrySet()) {
      double size = each.getKey() - meanSize;
      double time = each.getValue() - meanTime;
      sizes += size * size;
      times += time * time;
      both += size * time;
    }
    double slope = both / sizes;
    line(
        "%-52s%s s + %s ms a %s, R2 %.3f",
        "  " + what,
        number(meanTime - slope * meanSize),
        number(1000 * slope),
        unit,
        times == 0 ? 1 : both * both / sizes / times);
  }

  private static String row(List<String> cells) {
    StringBuilder row = new StringBuilder();
    cells.forEach(each -> row.append(String.format(Locale.ROOT, "%16s", each)));
    return row.toString();
  }

  /** Three digits that count, and all before the point. */
  private static String number(double figure) {
    double size = Math.abs(figure);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3g";
    return String.format(Locale.ROOT, size == 0 ? "0" : form, figure);
  }

  void line(String form, Object... of) {
    String line = String.format(Locale.ROOT, form, of).stripTrailing();
    text.append(line).append('\n');
    System.out.println(line);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, text);
  }
}
