package regional.indicators.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A fault of the machine that takes too long for plain {@code mvn verify}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = OnlyWithFaults.PROPERTY,
    matches = "true",
    disabledReason = "some faults take minutes; mvn verify -Pfaults runs them")
@interface OnlyWithFaults {
  String PROPERTY = "faults";
}
