package regional.indicators.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Processor time of the thread that is measured: on a machine with other users the clock says more
 * of them than of what is measured.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** In an iteration. */
  public long nanoseconds;

  private long before;

  public void begin() {
    before = THREADS.getCurrentThreadCpuTime();
  }

  public void end() {
    nanoseconds += THREADS.getCurrentThreadCpuTime() - before;
  }
}
