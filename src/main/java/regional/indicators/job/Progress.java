package regional.indicators.job;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal says of a running step: a live bar on a terminal, plain lines when piped. Safe
 * for several threads.
 */
final class Progress {

  private final PrintStream out;
  private final boolean live;
  private @Nullable ProgressBar bar;
  private String step = "";
  private String unit = "";
  private long total;
  private long done;
  private long startedNanos;

  Progress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Begins a step. */
  synchronized void start(String name, String counted, long expected) {
    step = name;
    unit = counted;
    total = expected;
    done = 0;
    startedNanos = System.nanoTime();
    if (live && expected > 1) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(String.format(Locale.ROOT, "%-11s", name))
              .setInitialMax(expected)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(out))
              .clearDisplayOnFinish()
              .build();
    }
  }

  /** So many more are done. */
  synchronized void advance(long more) {
    done += more;
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  /** Ends the step and says what it came to. */
  synchronized void finish() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    long counted = Math.max(done, total);
    out.printf(
        Locale.ROOT,
        "%-11s %,7d %s, %.1f s%n",
        step,
        counted,
        unit,
        (System.nanoTime() - startedNanos) / 1e9);
    out.flush();
  }

  /** The step begun last. */
  synchronized String step() {
    return step;
  }

  /** Says a line of its own. */
  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Removes an unfinished bar, so that a message stands on a line of its own. */
  synchronized void abandon() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
