package regional.indicators.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;
import regional.indicators.submission.Incoming;

/**
 * Java's second compiler. A quarter of a region is over before it has earned what it costs, a
 * quarter of the run on two processors; a gigabyte of returns is done sooner with it.
 */
final class SecondCompiler {

  /** Bytes of returns from which on it earns what it costs. */
  private static final long EARNS = 256L << 20;

  /** It alone has the processor's own instructions for hashing. */
  private static final String WITHOUT =
      "[{match: [\"sun/security/provider/*.*\"], c2: {Exclude: false}},"
          + " {match: [\"*.*\"], c2: {Exclude: true}}]";

  private SecondCompiler() {}

  /**
   * Leaves it out of this process where that is sooner done.
   *
   * @param incoming what there is to be read
   * @return whether it is left out
   */
  static boolean leaveOut(List<Incoming.Found> incoming) {
    return incoming.stream().mapToLong(Incoming.Found::size).sum() < EARNS && leaveOut();
  }

  /**
   * Leaves it out of this process, as {@code jcmd Compiler.directives_add} does. Nothing else
   * depends on it.
   *
   * @return false from a Java that does not know such directives
   */
  static boolean leaveOut() {
    try {
      Path directives = Files.createTempFile("compiler-directives", ".json");
      try {
        return leaveOut(directives);
      } finally {
        Files.delete(directives);
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param directives the file through which Java is told
   */
  static boolean leaveOut(Path directives) throws IOException {
    Files.writeString(directives, WITHOUT);
    try {
      Object said =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "compilerDirectivesAdd",
                  new Object[] {new String[] {"\"" + directives + "\""}},
                  new String[] {String[].class.getName()});
      return String.valueOf(said).contains("compiler directives added");
    } catch (JMException | JMRuntimeException e) {
      return false;
    }
  }
}
