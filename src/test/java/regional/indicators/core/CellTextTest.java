package regional.indicators.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet could run is text; numbers and words stay as they are. */
class CellTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+44 161",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tplain",
        "\r",
        "  =1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b=1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0dA1",
        "\uff20SUM(A1)",
        "\ufe661+1",
        "-1.2.3",
        "--1",
        "- "
      })
  void whatCouldBeAFormulaHasAnApostrophe(String text) {
    assertThat(CellText.harmless(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-3.25",
        "+4",
        "0",
        "1e-7",
        "-2.5E+10",
        "c",
        "x",
        "-",
        "a=b",
        "O'Neill",
        "3 - 4",
        " Bolton",
        "'=1"
      })
  void numbersAndWordsStay(String text) {
    assertThat(CellText.harmless(text)).isEqualTo(text);
  }

  /** Begins of signs, blanks and marks in any order before a sign: none gets through. */
  @Test
  void noMixtureGetsThrough() {
    List<String> before =
        List.of("", " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u0000");
    List<String> signs = List.of("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20");
    Random chance = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int many = chance.nextInt(4); many > 0; many--) {
        text.append(before.get(chance.nextInt(before.size())));
      }
      text.append(signs.get(chance.nextInt(signs.size()))).append("HYPERLINK(A1)");
      assertThat(CellText.harmless(text.toString())).startsWith("'").endsWith(text);
    }
  }
}
