package regional.planted.store;

/** Planted: store sees job, and is called a manager. */
public class SeesJobManager {
  public regional.planted.job.Seen seen;
}
