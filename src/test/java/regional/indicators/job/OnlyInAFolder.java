package regional.indicators.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test of a store in a folder: on a server the files are the server's. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
    named = "store.engine",
    matches = "postgresql",
    disabledReason = "a test of a store in a folder")
@interface OnlyInAFolder {}
