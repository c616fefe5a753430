package regional.indicators.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regional.indicators.core.Checked;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Finding;
import regional.indicators.core.Quarter;

/**
 * Everything ever received: each version with its hash and day, what became of it, its findings and
 * its accepted rows.
 */
public interface Ledger extends AcceptedRows {

  /** What has become of a submission. */
  enum State {
    /** Received, not yet checked. */
    RECEIVED,
    ACCEPTED,
    REJECTED
  }

  /**
   * A submission as the ledger knows it.
   *
   * @param path where it was found, relative to the folder of incoming files
   * @param rows after the header
   * @param rowsRejected left out, or of a rejected file found faulty
   * @param findings counted, also those not kept
   */
  record Entry(
      Submission submission,
      String fileName,
      String path,
      LocalDate receivedOn,
      State state,
      int rows,
      int rowsRejected,
      int findings) {

    Entry withFindings(int counted) {
      return new Entry(submission, fileName, path, receivedOn, state, rows, rowsRejected, counted);
    }
  }

  /** A file that says neither whose nor what it is. */
  record Stray(String path, String sha256, LocalDate receivedOn) {}

  /** Whether these bytes were received under this name. */
  boolean holds(FileName name, String sha256);

  /** SHA-256 of what several authorities have sent, as a header alone. */
  Set<String> sentBySeveral();

  /**
   * Records a file as received. Receiving the same bytes under the same name again changes nothing.
   */
  void receive(FileName name, String path, String sha256, LocalDate receivedOn);

  void receiveStray(String path, String sha256, LocalDate receivedOn);

  /**
   * Received and not yet checked, for the quarter and those before it: by authority, quarter,
   * return, version.
   */
  List<Entry> unchecked(Quarter upTo);

  /** The same of one authority, so that each part of a step reads no more than its own. */
  List<Entry> unchecked(Quarter upTo, String oldLaCode);

  /**
   * Writes what checking came to: state, rows and findings, in place of anything written for the
   * submission before, in the transaction of the caller.
   */
  void record(Submission submission, Checked<Taken> taken);

  /** A submission is to be checked again; until then nothing of it stands. */
  void checkAgain(Submission submission);

  /** The standing accepted submission of an authority's return for one quarter. */
  Optional<Entry> standing(String returnId, String oldLaCode, Quarter quarter);

  /**
   * Writes what rules found that compare a standing submission with another return, in place of
   * what they found before, in the transaction of the caller.
   *
   * @param codes of these rules
   */
  void compared(Submission submission, Set<String> codes, List<Finding> findings);

  /** Turns an accepted submission into a rejected one. */
  void reject(Submission submission, Finding because);

  /**
   * Every submission received for the quarter and those before it: by quarter, authority, return,
   * version, then order of receipt.
   */
  List<Entry> entries(Quarter upTo);

  List<Stray> strays();

  /** Findings kept of a submission, in order. */
  List<Finding> findings(Submission submission);

  /** The data periods for which an accepted submission gives a number. */
  Set<DataPeriod> periods(Submission submission);

  /** The accepted rows of a submission as they are stored, in order. */
  List<RowBlock> blocks(Submission submission);

  /** Accepted rows stored, by submission: for the reconciliation. */
  int storedRows(Submission submission);

  Optional<Entry> entry(long id);
}
