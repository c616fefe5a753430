package regional.indicators.sample;

import java.util.Map;
import java.util.Optional;

/**
 * So many out of, or for each of, something: the level of a quantity and how authorities and
 * periods differ in it. Everything but {@code each} works on the log odds of a share and on the log
 * of a rate.
 *
 * @param of the quantity that it is a part of, or that it follows
 * @param population or the age band that it follows
 * @param each the level, in the quarter that {@code stories.yaml} names as {@code levels_at}
 * @param spread standard deviation between authorities, by name of the effect; quantities that name
 *     the same effect go together, in all returns
 * @param trend change a year
 * @param slopes standard deviation between authorities of the change a year
 * @param noise standard deviation between periods
 * @param steady without the chance variation of a count (for rolls)
 * @param times factors by cell: of the row, or of its period ({@code term}, {@code
 *     time_identifier}, {@code status})
 */
record Proportion(
    Optional<Ref> of,
    Optional<String> population,
    double each,
    @OrEmpty Map<String, Double> spread,
    Optional<Double> trend,
    Optional<Double> slopes,
    Optional<Double> noise,
    Optional<Boolean> steady,
    @OrEmpty Map<String, Map<String, Double>> times) {}
