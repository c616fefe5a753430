package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's own reading of dates and numbers. */
class WrittenCellTest {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,2})?");

  @Test
  void aDayIsTheDayThatLocalDateHas() {
    for (int year : new int[] {0, 1, 1899, 1900, 1970, 2000, 2024, 2025, 2100, 9999}) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String cell = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
          assertThat(WrittenCell.day(cell)).as(cell).isEqualTo(expected(year, month, day));
        }
      }
    }
  }

  private static long expected(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return WrittenCell.NONE;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2025", "2025-1-1", "2025/01/01", "01/02/2025", "2025-01-0x", "+025-01-01"})
  void anythingElseIsNoDay(String cell) {
    assertThat(WrittenCell.day(cell)).isEqualTo(WrittenCell.NONE);
  }

  @Test
  void aNumberIsTheNumberThatBigDecimalHas() {
    Random random = new Random(1);
    String letters = "0123456789012345678901234567890123456789..--,x+ e";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String cell = text.toString();
      long expected =
          NUMBER.matcher(cell).matches()
              ? new BigDecimal(cell).movePointRight(2).longValueExact()
              : WrittenCell.NONE;
      assertThat(WrittenCell.hundredths(cell)).as(cell).isEqualTo(expected);
    }
  }
}
