package regional.indicators.core;

import java.util.List;
import java.util.function.Function;

/**
 * A result together with what was noticed on the way: data faults are values, exceptions are our
 * bugs.
 *
 * @param value the result
 * @param findings in the order of the file
 */
public record Checked<T>(T value, List<Finding> findings) {
  public Checked {
    findings = List.copyOf(findings);
  }

  public <R> Checked<R> map(Function<T, R> change) {
    return new Checked<>(change.apply(value), findings);
  }
}
