package regional.indicators.pack;

import java.util.ArrayList;
import java.util.List;
import regional.indicators.disclosure.View.IndicatorText;

/**
 * Definitions of a subject, and their sources once each.
 *
 * @param sources numbered from 1, in the order in which definitions name them
 * @param smallNumbers what of them is small, once each
 */
public record DefinitionGroup(
    String title, List<Definition> definitions, List<String> sources, List<String> smallNumbers) {

  /**
   * One indicator's definition, in words.
   *
   * @param source number of the group's source
   */
  public record Definition(
      String id,
      String name,
      String text,
      String fraction,
      String unit,
      String polarity,
      int source,
      String plan,
      String note) {}

  static DefinitionGroup of(String title, List<IndicatorText> indicators) {
    List<String> sources = new ArrayList<>();
    List<Definition> definitions = new ArrayList<>();
    for (IndicatorText each : indicators) {
      if (!sources.contains(each.source())) {
        sources.add(each.source());
      }
      definitions.add(definition(each, sources.indexOf(each.source()) + 1));
    }
    return new DefinitionGroup(
        title,
        definitions,
        sources,
        indicators.stream()
            .map(IndicatorText::smallNumbers)
            .distinct()
            .map(Wording::smallNumbers)
            .toList());
  }

  private static Definition definition(IndicatorText text, int source) {
    String over = text.kind().equals("median") || text.kind().equals("mean") ? " of " : " ÷ ";
    return new Definition(
        text.id(),
        text.name(),
        text.definition(),
        Wording.capital(text.kind()) + ": " + text.numerator() + over + text.denominator(),
        text.unit().replace("GBP", "£"),
        Wording.polarity(text),
        source,
        text.planMeasure(),
        text.note().replaceFirst("\\.$", ""));
  }
}
