package regional.indicators.job;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The program, in a process that kills itself. The first argument says when: a class and method
 * that must be on the stack of some thread, then so many microseconds later.
 *
 * <pre>
 * regional.indicators.job.Publication#publish 250 quarterly --quarter 2025-26-Q3
 * </pre>
 */
final class FaultyProcess {

  private static final long LOOK_EVERY_NANOS = 100_000;

  private FaultyProcess() {}

  public static void main(String[] arguments) {
    String[] where = arguments[0].split("#");
    long after = Long.parseLong(arguments[1]) * 1000;
    Thread killer = new Thread(() -> kill(where[0], where[1], after), "killer");
    killer.setDaemon(true);
    killer.setPriority(Thread.MAX_PRIORITY);
    killer.start();
    Application.main(Arrays.copyOfRange(arguments, 2, arguments.length));
  }

  private static void kill(String type, String method, long after) {
    while (!isSeen(type, method)) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    long end = System.nanoTime() + after;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    // As kill -9: nothing is closed, written or said any more.
    Runtime.getRuntime().halt(137);
  }

  private static boolean isSeen(String type, String method) {
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      for (StackTraceElement frame : each.getValue()) {
        if (frame.getClassName().startsWith(type) && frame.getMethodName().equals(method)) {
          return true;
        }
      }
    }
    return false;
  }
}
