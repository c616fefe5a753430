package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regional.indicators.core.Authorities;
import regional.indicators.core.Authority;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Quarter;
import regional.indicators.pack.PeerGroup;
import regional.indicators.returns.InvalidDefinition;
import regional.indicators.returns.ReferenceCsv;

class PeerGroupsYamlTest {

  private static final Path FILE = Path.of("jobs/peer-groups.yaml");
  private static final Authorities AUTHORITIES =
      ReferenceCsv.read(Path.of("data/reference")).authorities();
  private static final Quarter QUARTER = new Quarter(2025, 3);

  @Test
  void everyAuthorityOfTheRegionIsInATriadSaidToBeMadeUp() {
    PeerGroupsYaml groups = PeerGroupsYaml.read(FILE, AUTHORITIES);
    Set<String> names = new TreeSet<>();
    for (Authority each : AUTHORITIES.expected("E12000002", DataPeriod.of(QUARTER))) {
      PeerGroup group = groups.of(each.oldLaCode(), QUARTER, AUTHORITIES).orElseThrow();
      assertThat(group.members()).hasSize(3);
      assertThat(group.decidedBy()).contains("Made up for the demonstration");
      names.add(group.name());
    }
    assertThat(names).hasSize(8);
    assertThat(groups.of("350", new Quarter(2024, 4), AUTHORITIES)).isEmpty();
    assertThat(
            groups.of("350", QUARTER, AUTHORITIES).orElseThrow().members().stream()
                .map(PeerGroup.Member::name)
                .collect(Collectors.toList()))
        .containsExactly("Bolton", "Halton", "Cumberland");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "351", "344" | "350", "344" | 350 is in two groups
          "351", "344" | "000", "344" | there is no authority 000
          , "876", "942"] | ] | needs two authorities or more
          decided_by:  | valid_to: 2020-01-01\\n    decided_by: | valid_to is before valid_from
          decided_by:  | decided:     | decided_by: this key is missing
          """)
  void aFaultyFileIsRefused(String found, String put, String message, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("groups.yaml");
    String text = Files.readString(FILE);
    assertThat(text).contains(found);
    Files.writeString(file, text.replace(found, put.replace("\\n", "\n")));
    assertThatThrownBy(() -> PeerGroupsYaml.read(file, AUTHORITIES))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(message);
  }
}
