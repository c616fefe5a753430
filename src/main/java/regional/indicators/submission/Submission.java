package regional.indicators.submission;

import regional.indicators.core.Quarter;

/**
 * One authority's file for one return and reporting quarter, in one version.
 *
 * @param id of the ledger
 * @param sha256 of the bytes received, lower-case hexadecimal
 */
public record Submission(
    long id, String returnId, String oldLaCode, Quarter quarter, int version, String sha256) {}
