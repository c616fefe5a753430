package regional.indicators.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regional.indicators.core.Quarter;

/**
 * What lies behind the ledger: runs, what they were made with, and what became of the bytes of each
 * submission. Enough to make a past quarter again.
 */
public interface Receipts {

  /** What became of the bytes of a submission. */
  enum Bytes {
    /** Kept, by the submission's hash. */
    KEPT,
    /** Checked, and its bytes are not held: they are kept when the same file is found again. */
    NOT_KEPT,
    /** Refused for personal data, or before it was read to its end: never kept. */
    REFUSED,
    /** Gone or changed before it was read: the same file found again is checked again. */
    LOST,
    /** Deleted by their age, with the rows. */
    PURGED
  }

  /**
   * A run of the main job.
   *
   * @param id 0 until it is recorded
   * @param inputs identifies submissions, definitions and program
   * @param releases SHA-256 of the release ledger as the run knew it
   * @param override who lets pass what disclosure control cannot keep, and why; empty if nobody
   */
  record Run(
      long id,
      Quarter quarter,
      String region,
      String inputs,
      LocalDate asOf,
      String programVersion,
      String releases,
      String override) {}

  /**
   * A submission as it was received.
   *
   * @param run that checked it first; 0 if that was before runs were recorded, or has not been done
   * @param lastRun that checked it last; likewise
   */
  record Receipt(long submissionId, Bytes bytes, long run, long lastRun) {}

  /**
   * The run with these inputs that was begun and not published, else a new one.
   *
   * @param definitions SHA-256 by path
   */
  Run begin(Run run, Map<String, String> definitions);

  /** A run that was begun. */
  Run run(long id);

  /** Records that a run's outputs are those that are published. */
  void published(Run run);

  /** The run whose outputs are published. */
  Optional<Run> published(Quarter quarter);

  /** The definitions of a run: SHA-256 by path. */
  Map<String, String> definitions(long run);

  /** Of every submission, by its id. */
  Map<Long, Receipt> receipts();

  /** Records what became of the bytes of a submission, and by which run it was checked. */
  void checked(Submission submission, Bytes bytes, Run run);

  /** The bytes of a submission are kept by now. */
  void kept(Submission submission);

  /** A submission that was lost is there again and will be checked. */
  void foundAgain(Submission submission);

  /** Files of explanations and strays not seen by an earlier run were received in this one. */
  void receivedBeside(Run run);

  /** Ids of the files of explanations received up to a run. */
  List<Long> explanationsUpTo(Run run);

  /** Files that say neither whose nor what they are, received up to a run. */
  List<Ledger.Stray> straysUpTo(Run run);

  /** The rows of a submission and its bytes have been deleted by their age. */
  void purged(Submission submission);

  /** Quarters that are published, in order. */
  List<Quarter> quarters();
}
