package regional.indicators.job;

/** Exit statuses of every command. */
final class ExitStatus {
  static final int DONE = 0;

  /** Done, and a submission was rejected or is missing. */
  static final int DONE_WITH_FINDINGS = 1;

  static final int USAGE = 2;
  static final int FAILED = 3;

  private ExitStatus() {}
}
