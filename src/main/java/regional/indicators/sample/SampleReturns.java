package regional.indicators.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import regional.indicators.core.Authority;
import regional.indicators.core.Quarter;
import regional.indicators.core.Reference;
import regional.indicators.returns.Return;
import regional.indicators.returns.Returns;

/**
 * Writes realistic synthetic returns, for training, demonstration and load. Columns, codes, rows
 * and clocks are those of {@code jobs/returns}; levels and stories those of {@code jobs/sample}.
 * The same seed gives the same bytes; an authority, return or quarter more changes no other file.
 */
public final class SampleReturns {

  /**
   * What to write.
   *
   * @param regionCode E12 code; empty for all of England
   * @param quarters how many
   * @param last the newest
   * @param scale multiplies populations, and so counts and the number of records
   */
  public record Options(String regionCode, int quarters, Quarter last, double scale, long seed) {
    public Options {
      if (quarters < 1 || scale <= 0) {
        throw new IllegalArgumentException("quarters and scale are above 0");
      }
    }
  }

  /**
   * What has been written.
   *
   * @param files in the folder by now
   * @param unchanged of these: had the same bytes before and were left alone
   * @param bytes of all files
   */
  public record Written(int files, int unchanged, long bytes) {}

  /** Told of every file; from several threads, one at a time. */
  @FunctionalInterface
  public interface Progress {
    void written(int files, int of);
  }

  private record Task(Authority authority, Return form) {}

  private final Returns returns;
  private final Reference reference;
  private final Sample sample;

  public SampleReturns(Returns returns, Reference reference, Sample sample) {
    this.returns = returns;
    this.reference = reference;
    this.sample = sample;
  }

  /**
   * Writes {@code <out>/<quarter>/<return>_<authority>_<time_period>_<Qn>_v<n>.csv}. A file of the
   * same bytes is left alone.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  public Written write(Path out, Options options, Progress progress) {
    List<Task> tasks = tasks(options);
    int expected = tasks.stream().mapToInt(each -> files(each, options)).sum();
    Tally tally = new Tally(expected, progress);
    try {
      for (Quarter quarter : quarters(options)) {
        Files.createDirectories(out.resolve(quarter.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tasks.parallelStream().forEach(each -> write(each, options, out, tally));
    return tally.result();
  }

  private List<Task> tasks(Options options) {
    List<Task> tasks = new ArrayList<>();
    for (Authority authority : reference.authorities().all()) {
      if (options.regionCode().isEmpty() || authority.regionCode().equals(options.regionCode())) {
        returns.all().forEach(form -> tasks.add(new Task(authority, form)));
      }
    }
    return tasks;
  }

  /** Quarters on any day of which the authority existed: it sends returns for these. */
  private static List<Quarter> quarters(Task task, Options options) {
    return quarters(options).stream()
        .filter(each -> task.authority().existed(each.firstDay(), each.lastDay()))
        .toList();
  }

  private static List<Quarter> quarters(Options options) {
    List<Quarter> quarters = new ArrayList<>();
    for (int back = options.quarters() - 1; back >= 0; back--) {
      quarters.add(options.last().plus(-back));
    }
    return quarters;
  }

  private int files(Task task, Options options) {
    int files = 0;
    for (Quarter quarter : quarters(task, options)) {
      List<Story> here = stories(task, options, quarter);
      if (!missing(here)) {
        files += revised(here).isPresent() ? 2 : 1;
      }
    }
    return files;
  }

  /** Stories of the file, and those of the authority's return that have no quarter. */
  private List<Story> stories(Task task, Options options, Quarter quarter) {
    return sample.stories().stream()
        .filter(
            each ->
                each.authority().equals(task.authority().oldLaCode())
                    && each.returnId().equals(task.form().id())
                    && each.back()
                        .map(back -> options.last().plus(-back).equals(quarter))
                        .orElse(true))
        .toList();
  }

  private static boolean missing(List<Story> here) {
    return here.stream().anyMatch(each -> each.missing().orElse(false));
  }

  private static Optional<Story.Shift> revised(List<Story> here) {
    return here.stream().flatMap(each -> each.revised().stream()).findFirst();
  }

  private void write(Task task, Options options, Path out, Tally tally) {
    List<Quarter> quarters = quarters(task, options);
    if (quarters.isEmpty()) {
      return;
    }
    List<Story.Shift> shifts =
        stories(task, options, options.last()).stream()
            .flatMap(each -> each.shift().stream())
            .toList();
    Rows rows = rows(task, options, quarters, shifts);
    for (Quarter quarter : quarters) {
      List<Story> here = stories(task, options, quarter);
      if (missing(here)) {
        continue;
      }
      int version = 1;
      Optional<Story.Shift> revised = revised(here);
      if (revised.isPresent()) {
        List<Story.Shift> before = new ArrayList<>(shifts);
        before.add(revised.get());
        Rows first = rows(task, options, quarters, before);
        write(task, quarter, version++, first.cells(quarter), out, tally);
      }
      write(task, quarter, version, told(here, rows, quarter), out, tally);
    }
  }

  private Rows rows(Task task, Options options, List<Quarter> quarters, List<Story.Shift> shifts) {
    Setting setting =
        new Setting(
            task.form(),
            task.authority(),
            reference,
            sample.levelsAt(),
            new Draws(options.seed()).at(task.authority().oldLaCode()),
            options.scale(),
            shifts);
    return new Rows(setting, sample, quarters.get(0), quarters.get(quarters.size() - 1));
  }

  /** The rows with what stories do to the file. */
  private static List<String[]> told(List<Story> here, Rows rows, Quarter quarter) {
    List<String[]> cells = rows.cells(quarter);
    for (Story story : here) {
      story.dropRows().ifPresent(where -> cells.removeIf(row -> rows.fits(where, row)));
      story.write().ifPresent(write -> write(write, rows, cells));
    }
    return cells;
  }

  private static void write(Story.Write write, Rows rows, List<String[]> cells) {
    int left = write.rows().orElse(Integer.MAX_VALUE);
    for (String[] row : cells) {
      if (left > 0 && rows.fits(write.where(), row)) {
        left--;
        for (Map.Entry<String, String> each : write.cells().entrySet()) {
          row[rows.header().indexOf(each.getKey())] = each.getValue();
        }
      }
    }
  }

  private static void write(
      Task task, Quarter quarter, int version, List<String[]> cells, Path out, Tally tally) {
    String name =
        String.format(
            Locale.ROOT,
            "%s_%s_%s_Q%d_v%d.csv",
            task.form().id(),
            task.authority().oldLaCode(),
            quarter.timePeriod(),
            quarter.number(),
            version);
    Path file = out.resolve(quarter.toString()).resolve(name);
    try {
      byte[] bytes = csv(cells).getBytes(StandardCharsets.UTF_8);
      boolean same =
          Files.exists(file)
              && Files.size(file) == bytes.length
              && Arrays.equals(Files.readAllBytes(file), bytes);
      if (!same) {
        Files.write(file, bytes);
      }
      tally.add(same, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** RFC 4180 with LF. By hand: a library takes as long for it as all the rest does. */
  private static String csv(List<String[]> rows) {
    StringBuilder text = new StringBuilder(rows.size() * 300);
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        String cell = row[i];
        boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0;
        text.append(i == 0 ? "" : ",");
        text.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Counts files as they are written. */
  private static final class Tally {
    private final int expected;
    private final Progress progress;
    private final AtomicInteger unchanged = new AtomicInteger();
    private int files;
    private long bytes;

    Tally(int expected, Progress progress) {
      this.expected = expected;
      this.progress = progress;
    }

    synchronized void add(boolean same, long size) {
      files++;
      bytes += size;
      if (same) {
        unchanged.incrementAndGet();
      }
      progress.written(files, expected);
    }

    synchronized Written result() {
      return new Written(files, unchanged.get(), bytes);
    }
  }
}
