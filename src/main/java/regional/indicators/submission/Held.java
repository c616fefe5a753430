package regional.indicators.submission;

import java.util.Optional;
import regional.indicators.core.Quarter;

/**
 * What is held of one authority besides the file at hand: what rules compare it with. The job asks
 * the ledger, {@code check} the files that it was given.
 */
public interface Held {

  /** A standing accepted submission. */
  interface File {
    int version();

    /** Of the bytes received, lower-case hexadecimal. */
    String sha256();

    /** Rows after the header, rejected ones too. */
    int rows();

    /** Gives its accepted rows, in the order of the file. */
    void read(RowBlock.Reader reader);
  }

  /** The authority's standing submission of a return for a quarter. */
  Optional<File> standing(String returnId, Quarter quarter);

  /** Nothing is held. */
  static Held nothing() {
    return (returnId, quarter) -> Optional.empty();
  }
}
