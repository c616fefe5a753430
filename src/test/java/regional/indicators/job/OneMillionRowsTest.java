package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.returns.Column;
import regional.indicators.returns.ReturnsYaml;

/**
 * The whole quarterly job on one submission of a million rows, in a process of its own with 512 MB:
 * thousands of times what an authority sends. Takes minutes, so it runs only with {@code -Pfull}.
 */
@Tag("slow")
@EnabledIfSystemProperty(
    named = "full",
    matches = "true",
    disabledReason = "takes minutes; mvn verify -Pfull runs it")
class OneMillionRowsTest {

  private static final int ROWS = 1_000_000;
  private static final List<String> COHORTS =
      List.of("Looked after child (under 18)", "Post 18 (CSC placement)");

  private static final List<String> TYPES =
      List.of(
          "Fostering - Mainstream",
          "Supported Accommodation - Category 2: Shared or group living for LAC and care leavers");

  @TempDir Path folder;

  @Test
  void aMillionRowsAreCheckedAndMeasuredIn512Megabytes() throws Exception {
    Path returns = Files.createDirectories(folder.resolve("incoming"));
    write(returns.resolve("placements_350_202526_Q3_v1.csv"));
    Path log = folder.resolve("quarterly.txt");

    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
    command.addAll(
        List.of(
            TestStore.arguments(
                "quarterly",
                "--quarter",
                "2025-26-Q3",
                "--as-of",
                "2026-01-15",
                "--returns",
                returns.toString(),
                "--reports",
                folder.resolve("reports").toString(),
                "--store",
                folder.resolve("store").toString())));
    Process quarterly =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(log.toString()))
            .start();

    assertThat(quarterly.waitFor(30, TimeUnit.MINUTES)).isTrue();
    assertThat(quarterly.exitValue())
        .as(Files.readString(log))
        .isEqualTo(ExitStatus.DONE_WITH_FINDINGS);
    Path published = folder.resolve("reports").resolve("2025-26-Q3");
    assertThat(Files.readAllLines(published.resolve("coverage.csv")))
        .filteredOn(line -> line.contains(",accepted"))
        .containsExactly(
            "350,E08000001,Bolton,placements,2025-26-Q3,accepted,1,2026-01-15,2026-01-29,false,"
                + "1000000,0,0");
    // Looked after, per 10,000 children: half of the rows
    assertThat(Files.readAllLines(published.resolve("analyst").resolve("indicators.csv")))
        .filteredOn(line -> line.startsWith("L01,") && line.contains(",350,"))
        .singleElement()
        .asString()
        .contains(",2025-26-Q3,500000,");
  }

  private static void write(Path file) throws IOException {
    List<String> columns =
        ReturnsYaml.read(Path.of("jobs", "returns")).get("placements").columns().stream()
            .map(Column::name)
            .toList();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", columns) + "\n");
      for (int i = 0; i < ROWS; i++) {
        int row = i;
        out.write(
            columns.stream().map(column -> cell(column, row)).collect(Collectors.joining(","))
                + "\n");
      }
    }
  }

  private static String cell(String column, int row) {
    return switch (column) {
      case "time_period" -> "202526";
      case "time_identifier" -> "Financial year Q3";
      case "old_la_code" -> "350";
      case "new_la_code" -> "E08000001";
      case "la_name" -> "Bolton";
      case "snapshot_date" -> "2025-12-31";
      case "child_id" -> "child" + row;
      case "age" -> String.valueOf(row % 2 == 0 ? 14 : 19);
      case "gender" -> "Non-binary";
      case "cohort" -> COHORTS.get(row % 2);
      case "uasc", "additional_packages", "dols" -> "No";
      case "placement_start_date" ->
          String.format(Locale.ROOT, "%d-%02d-%02d", 2020 + row % 5, 1 + row % 12, 1 + row % 28);
      case "provision_type" -> TYPES.get(row % 2);
      case "sourcing_route" -> "Block Contract - Local";
      case "provider_urn" -> String.format(Locale.ROOT, "SC%06d", row % 1000);
      case "provider_company_number" -> String.format(Locale.ROOT, "%08d", row % 1000);
      case "establishment_urn" -> "SC" + row;
      case "registration" -> "Ofsted";
      case "host_la_code" -> row % 3 == 0 ? "E08000002" : "E08000006";
      case "distance_miles" -> row % 20 + ".5";
      case "total_weekly_cost", "cost_social_care" -> String.valueOf(500 + row % 2000);
      case "cost_education", "cost_health" -> "0";
      case "solo" -> "\"No, and is not in a solo placement\"";
      default -> "";
    };
  }
}
