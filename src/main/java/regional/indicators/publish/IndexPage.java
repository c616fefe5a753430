package regional.indicators.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import regional.indicators.core.Area;
import regional.indicators.core.DataPeriod;
import regional.indicators.core.Value;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.SignalCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code board/index.html}: one page that needs nothing beside it. A table of signals, and every
 * indicator with its figures, is there to read as it stands; a script adds choosing, ordering and
 * charts, drawn from data in the page. It is well-formed XML too.
 */
public final class IndexPage {

  private static final String EVERY_FACET = "every";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final RegionView view;
  private final List<Subject> subjects = new ArrayList<>();

  public IndexPage(RegionView view) {
    this.view = view;
    int number = 0;
    for (RegionView.Subject each : view.subjects()) {
      List<IndexRow> rows = new ArrayList<>();
      for (RegionView.Line line : each.lines()) {
        if (line.isWhole()) {
          rows.add(new IndexRow(number++, line, view.region().name()));
        }
      }
      subjects.add(new Subject(each.id(), each.title(), rows));
    }
  }

  /** A subject and its rows. */
  public record Subject(String id, String title, List<IndexRow> rows) {}

  /** A file beside the page. */
  public record BoardFile(String name, String words) {}

  /**
   * An entry of the key.
   *
   * @param facet the only one that it belongs to, or {@code every}
   */
  public record KeyEntry(String facet, String code, String words, String tone) {}

  /** The page. */
  public String text() {
    Map<String, Object> given =
        Map.of(
            "page", this,
            "css", resource("index.css"),
            "script", resource("index.js"),
            "data", data());
    return PageTemplate.text("index", given);
  }

  private static String resource(String name) {
    try (InputStream stream = IndexPage.class.getResourceAsStream("/publish/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not in the program: /publish/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---------------------------------------------------------------- what the template prints

  public String title() {
    return view.region().name() + ": children's services indicators, " + view.quarter();
  }

  public String audience() {
    return DataWorkbook.FOR_SECTOR;
  }

  public String about() {
    return "For the Sector Led Improvement Board. Reporting quarter "
        + view.quarter()
        + ", as of "
        + DAY.format(view.asOf())
        + "; "
        + view.authorities().size()
        + " authorities. Small numbers, and what would tell them, are hidden (c).";
  }

  public List<BoardFile> files() {
    return List.of(
        new BoardFile("trends.pdf", "Trend pack (PDF)"),
        new BoardFile("data.xlsx", "Data behind the pages (Excel)"),
        new BoardFile("indicators.csv", "Figures as the sector may see them (CSV)"));
  }

  public List<String> authorities() {
    return view.authorities().stream().map(Area::name).toList();
  }

  public List<Subject> subjects() {
    return subjects;
  }

  public List<SignalCode.Facet> facets() {
    return List.of(SignalCode.Facet.values());
  }

  /** Of the table of signals. */
  public int columns() {
    return view.authorities().size() + 2;
  }

  /** How many cells the table has. */
  public String looks() {
    int rows = subjects.stream().mapToInt(each -> each.rows().size()).sum();
    return String.format(Locale.UK, "%,d", rows * view.authorities().size());
  }

  public List<KeyEntry> key() {
    List<KeyEntry> key = new ArrayList<>();
    for (SignalCode.Facet facet : SignalCode.Facet.values()) {
      facet
          .all()
          .forEach(
              each -> key.add(new KeyEntry(facet.id(), each.code(), each.words(), each.tone())));
    }
    key.add(new KeyEntry(EVERY_FACET, "+", "favourable (blue)", "good"));
    key.add(new KeyEntry(EVERY_FACET, "−", "unfavourable (orange)", "bad"));
    key.add(new KeyEntry(EVERY_FACET, "H", "no mark: neither way is better (violet)", "neutral"));
    return key;
  }

  public List<Value.Symbol> symbols() {
    return List.of(Value.Symbol.values());
  }

  public String footer() {
    return "Made from the authorities' quarterly returns of "
        + view.quarter()
        + ". Data periods are often earlier than the quarter in which they were sent. "
        + "Contains public sector information licensed under the Open Government Licence v3.0.";
  }

  // ---------------------------------------------------------------- what the script reads

  private String data() {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode data = mapper.createObjectNode();
    data.put("region", view.region().name());
    ArrayNode names = data.putArray("authorities");
    authorities().forEach(names::add);
    Map<SignalCode.Facet, Map<SignalCode, Integer>> numbers = new LinkedHashMap<>();
    facets().forEach(each -> numbers.put(each, new LinkedHashMap<>()));
    ArrayNode rows = mapper.createArrayNode();
    for (Subject subject : subjects) {
      subject.rows().forEach(each -> row(rows.addObject(), each, numbers));
    }
    ArrayNode facets = data.putArray("facets");
    numbers.forEach(
        (facet, signals) -> {
          ArrayNode said = facets.addObject().putArray("signals");
          signals
              .keySet()
              .forEach(
                  each ->
                      said.addObject()
                          .put("code", each.code())
                          .put("words", each.words())
                          .put("tone", each.tone()));
        });
    data.set("rows", rows);
    return harmless(mapper.writeValueAsString(data));
  }

  private static void row(
      ObjectNode node, IndexRow row, Map<SignalCode.Facet, Map<SignalCode, Integer>> numbers) {
    node.put("name", row.name());
    node.put("unit", row.unitInWords());
    node.put("decimals", row.decimals());
    node.put("note", row.pointsAre());
    ArrayNode periods = node.putArray("periods");
    for (DataPeriod each : row.periods()) {
      periods.add(row.pointInWords(each));
    }
    ArrayNode own = node.putArray("own");
    row.own().forEach(each -> values(own.addArray(), each));
    values(node.putArray("region"), row.region());
    ArrayNode signals = node.putArray("signals");
    numbers.forEach(
        (facet, known) -> {
          ArrayNode of = signals.addArray();
          row.signals(facet)
              .forEach(
                  each -> {
                    Integer number = known.get(each);
                    if (number == null) {
                      number = known.size();
                      known.put(each, number);
                    }
                    of.add(number);
                  });
        });
  }

  private static void values(ArrayNode array, List<Value> values) {
    for (Value each : values) {
      if (each instanceof Value.Known known) {
        array.add(new BigDecimal(known.text()));
      } else {
        array.add(each.text());
      }
    }
  }

  /** JSON that neither ends the script it stands in nor breaks XML. */
  static String harmless(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
