package regional.indicators.job;

import java.util.Optional;

/** Ends a command with one line for the user and an exit status. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private CommandFailure(int status, String line) {
    super(line);
    this.status = status;
  }

  /** Wrong usage: says what and how to mend it. */
  static CommandFailure usage(String line) {
    return new CommandFailure(ExitStatus.USAGE, line);
  }

  /** The run itself failed: says at which step and what to do. */
  static CommandFailure run(String line) {
    return new CommandFailure(ExitStatus.FAILED, line);
  }

  /** In a line what was at the root of it. */
  static String because(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof OutOfMemoryError) {
      return "Java has too little memory, give it more, as with JDK_JAVA_OPTIONS=-Xmx4g";
    }
    return Optional.ofNullable(root.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse(root.getClass().getSimpleName());
  }

  int status() {
    return status;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
