package regional.indicators.job;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import regional.indicators.core.Quarter;

/** Reads {@code 2025-26-Q3} from the command line. */
final class QuarterConverter implements ITypeConverter<Quarter> {
  @Override
  public Quarter convert(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("not a reporting quarter (write 2025-26-Q3)");
    }
  }
}
