package regional.indicators.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.core.Term;

/** The open-data files pass each of DfE's screening rules, and each rule finds its fault. */
class OpenDataTest {

  @TempDir private Path folder;

  private Path data;
  private Path described;

  @BeforeEach
  void write() throws IOException {
    data = folder.resolve("indicators.csv");
    described = folder.resolve("indicators.meta.csv");
    OpenData open = new OpenData(InventedRegion.view().subjects(), InventedRegion.figures());
    open.write(data);
    open.writeMeta(described);
  }

  @Test
  void theFilesPassTheScreening() throws IOException {
    assertThat(OpenDataScreen.faults(data, described)).isEmpty();
  }

  /** Each rule is shown to fail on a breach planted for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data | k01_share_away, | K01 share, | is not snake case",
        "data | la_name | authority | mandatory columns are missing",
        "data | phase,k01 | group,k01 | described:",
        "data | 202526,Financial year Q3,National | 202527,Financial year Q3,National | consecutive",
        "data | 202526,Financial year Q3,National | 2025,Financial year Q3,National | six digits",
        "data | 202526,Financial year Q3,National | 202526,Autumn term,National | different kinds",
        "data | National | Country | no such level",
        "data | 902,E06000902 | ,E06000902 | old_la_code not as it asks",
        "data | 902,E06000902 | 902,E07000902 | codes of Birch",
        "data | Total | All | has no Total",
        "data | Primary | Total | two rows for one",
        "data | ,Primary, | ,, | blank item",
        "data | ,c, | ,:, | neither a number nor a symbol",
        "data | ,c, | ,, | neither a number nor a symbol",
        "meta | indicator_unit | unit | columns are",
        "meta | ,Filter, | ,filter, | no such col_type",
        "meta | %,1 | per cent,1 | no such unit",
        "meta | %,1 | %, | decimal places",
        "meta | ,Phase, | ,, | has no label",
        "meta | (term): numerator | (term): denominator | a label is there twice",
        "meta | Filter by phase | ' Filter by phase' | white space"
      })
  void aBreachIsFound(String file, String from, String to, String fault) throws IOException {
    Path of = file.equals("data") ? data : described;
    String text = Files.readString(of);
    UnaryOperator<String> breach = each -> each.replace(from, to == null ? "" : to);
    assertThat(text).contains(from);
    Files.writeString(of, breach.apply(text));
    assertThat(OpenDataScreen.faults(data, described)).anyMatch(each -> each.contains(fault));
  }

  /** One kind of identifier, so a term is labelled by the quarter in which its middle lies. */
  @Test
  void aDataPeriodIsLabelledByOneFinancialQuarter() {
    for (int year = 2019; year <= 2030; year++) {
      String academic = Quarter.yearOf(year);
      assertThat(label(DataPeriod.of(academic, Term.AUTUMN))).isEqualTo(year + " Q3");
      assertThat(label(DataPeriod.of(academic, Term.SPRING))).isEqualTo(year + " Q4");
      assertThat(label(DataPeriod.of(academic, Term.SUMMER))).isEqualTo(year + 1 + " Q1");
      assertThat(label(DataPeriod.of(academic, Term.YEAR))).isEqualTo(year + 1 + " Q2");
      for (int number = 1; number <= 4; number++) {
        Quarter quarter = new Quarter(year, number);
        assertThat(OpenData.quarter(DataPeriod.of(quarter))).isEqualTo(quarter);
        assertThat(OpenData.quarter(DataPeriod.rollingYear(quarter))).isEqualTo(quarter);
      }
    }
  }

  private static String label(DataPeriod period) {
    Quarter quarter = OpenData.quarter(period);
    return quarter.year() + " Q" + quarter.number();
  }

  @Test
  void whatIsNotMadeIsNotApplicableAndWhatIsMissingNotAvailable() throws IOException {
    List<String> lines = Files.readAllLines(data);
    assertThat(lines)
        .anyMatch(
            each ->
                each.startsWith("202526,Financial year Q3,Local authority,")
                    && each.contains(",902,E06000902,Birch,Total,c,c,c,1,z,z,z,z,"))
        .anyMatch(
            each ->
                each.contains(",903,E06000903,St. Cedar,Total,x,x,x,x,z,")
                    && each.endsWith(",5840,1000,1"));
  }
}
