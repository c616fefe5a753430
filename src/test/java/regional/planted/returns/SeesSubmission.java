package regional.planted.returns;

/** Planted: returns sees submission. */
public class SeesSubmission {
  public regional.planted.submission.SeesIndicator seen;
}
