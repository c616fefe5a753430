package regional.indicators.job;

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

  int status() {
    return status;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
