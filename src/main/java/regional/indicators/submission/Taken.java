package regional.indicators.submission;

import java.util.List;
import java.util.Set;
import regional.indicators.core.DataPeriod;

/**
 * What reading and checking a file came to.
 *
 * @param accepted false if the file was rejected; it then gives no figure
 * @param rowsInFile rows after the header
 * @param rowsRejected rows left out of an accepted file; of a rejected file those found faulty
 * @param blocks the accepted rows; none of a rejected file
 * @param periods data periods for which it gives a number
 * @param findingsCounted all, also those beyond the number that is kept per code
 * @param personal it carried personal data (COM-09): nothing of its content may be kept
 */
public record Taken(
    boolean accepted,
    int rowsInFile,
    int rowsRejected,
    List<RowBlock> blocks,
    Set<DataPeriod> periods,
    int findingsCounted,
    boolean personal) {}
