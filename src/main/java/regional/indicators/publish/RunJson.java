package regional.indicators.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import regional.indicators.core.Quarter;
import regional.indicators.submission.ExplanationLedger;
import regional.indicators.submission.Ledger;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code run.json}: enough to repeat the run.
 *
 * @param definitions SHA-256 by path relative to the project's root, of {@code jobs} and {@code
 *     data/reference}
 * @param releases SHA-256 of the release ledger
 * @param override who let pass what disclosure control could not keep, and why; mostly empty
 * @param inputs returns received
 * @param explanations files of explanations received, after the returns among the inputs
 */
public record RunJson(
    Quarter quarter,
    String region,
    LocalDate asOf,
    String programVersion,
    String releases,
    String override,
    Map<String, String> definitions,
    List<Ledger.Entry> inputs,
    List<ExplanationLedger.Entry> explanations) {

  /** SHA-256 of a release ledger in which nothing has been released: that of no bytes. */
  public static final String NO_RELEASES =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** The file's text. */
  public String text() {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode run = mapper.createObjectNode();
    run.put("reporting_quarter", quarter.toString());
    run.put("region", region);
    run.put("as_of", asOf.toString());
    run.put("program_version", programVersion);
    run.put("release_ledger_sha256", releases);
    if (!override.isEmpty()) {
      run.put("disclosure_override", override);
    }
    ObjectNode hashes = run.putObject("definitions");
    definitions.forEach(hashes::put);
    ArrayNode received = run.putArray("inputs");
    for (Ledger.Entry each : inputs) {
      ObjectNode input = received.addObject();
      input.put("name", each.fileName());
      input.put("sha256", each.submission().sha256());
      input.put("version", each.submission().version());
      input.put("received_on", each.receivedOn().toString());
      input.put("state", each.state().name().toLowerCase(java.util.Locale.ROOT));
    }
    for (ExplanationLedger.Entry each : explanations) {
      ObjectNode input = received.addObject();
      input.put("name", each.name().text());
      input.put("sha256", each.sha256());
      input.put("version", each.name().version());
      input.put("received_on", each.receivedOn().toString());
      input.put("state", each.accepted() ? "accepted" : "rejected");
    }
    return mapper.writeValueAsString(run).replace("\r\n", "\n") + "\n";
  }

  /**
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, text(), StandardCharsets.UTF_8);
  }
}
