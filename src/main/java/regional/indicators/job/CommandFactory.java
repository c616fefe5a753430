package regional.indicators.job;

import java.io.PrintStream;
import java.time.Clock;
import picocli.CommandLine;

/** Makes commands and hands them the clock and the terminal. */
final class CommandFactory implements CommandLine.IFactory {

  /**
   * What every command is given.
   *
   * @param live the terminal can show a bar
   */
  record Surroundings(Clock clock, PrintStream out, boolean live) {
    Progress progress() {
      return new Progress(out, live);
    }
  }

  private final Surroundings surroundings;

  CommandFactory(Clock clock, PrintStream out, boolean live) {
    surroundings = new Surroundings(clock, out, live);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Surroundings.class) {
        return type.cast(constructor.newInstance(surroundings));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
