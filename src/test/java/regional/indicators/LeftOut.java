package regional.indicators;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says on the terminal which tests were left out, and what runs them. */
public final class LeftOut implements TestExecutionListener {

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    say(test, reason.replaceFirst("^.* ==> ", ""));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      say(
          test,
          result
              .getThrowable()
              .map(Throwable::getMessage)
              .orElse("no reason given")
              .replaceFirst("^Assumption failed: ", ""));
    }
  }

  private void say(TestIdentifier test, String reason) {
    String line = "Left out: " + where(test) + ", " + reason;
    if (said.add(line)) {
      System.out.println(line);
    }
  }

  private static String where(TestIdentifier test) {
    return test.getSource()
        .map(
            source ->
                source instanceof ClassSource whole
                    ? whole.getClassName()
                    : source instanceof MethodSource one
                        ? one.getClassName()
                        : test.getDisplayName())
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .orElse(test.getDisplayName());
  }
}
