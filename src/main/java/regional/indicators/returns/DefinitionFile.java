package regional.indicators.returns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a YAML file of {@code jobs} into records, strictly: an unknown key, a repeated key or a
 * code without quotes is a fault. Keys are in snake_case, words of a closed list in any case.
 */
public final class DefinitionFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private DefinitionFile() {}

  /**
   * Reads one file.
   *
   * @throws InvalidDefinition if it cannot be read or does not fit {@code type}
   */
  public static <T> T read(Path file, Class<T> type) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file)) {
      throw new InvalidDefinition(name, "", "there is no such file to read");
    }
    T read;
    try {
      read = YAML.readValue(file, type);
    } catch (UnrecognizedPropertyException e) {
      String known =
          e.getKnownPropertyIds() == null
              ? ""
              : e.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", ", " (known: ", ")"));
      throw new InvalidDefinition(name, place(e), "unknown key " + e.getPropertyName() + known);
    } catch (InvalidFormatException e) {
      throw new InvalidDefinition(name, place(e), unfit(e));
    } catch (MismatchedInputException e) {
      // Jackson tells a missing key by its message alone
      boolean missing = e.getOriginalMessage().startsWith("Null value for creator property");
      throw new InvalidDefinition(
          name, place(e), missing ? "this key is missing or empty" : e.getOriginalMessage());
    } catch (JacksonException e) {
      throw new InvalidDefinition(name, place(e), e.getOriginalMessage());
    }
    if (read == null) {
      throw new InvalidDefinition(name, "", "the file is empty");
    }
    return read;
  }

  /** Of a closed list its words; of anything else what the reader of YAML says. */
  private static String unfit(InvalidFormatException fault) {
    Object[] words = fault.getTargetType().getEnumConstants();
    return words == null
        ? fault.getOriginalMessage()
        : Stream.of(words)
            .map(each -> each.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", fault.getValue() + " is none of ", ""));
  }

  /** As {@code line 12, columns[3].type}. */
  private static String place(JacksonException fault) {
    StringBuilder place = new StringBuilder();
    TokenStreamLocation location = fault.getLocation();
    if (location != null && location.getLineNr() > 0) {
      place.append("line ").append(location.getLineNr());
    }
    if (fault instanceof DatabindException bound) {
      String path =
          bound.getPath().stream()
              .map(
                  each ->
                      each.getPropertyName() == null
                          ? "[" + each.getIndex() + "]"
                          : "." + each.getPropertyName())
              .collect(Collectors.joining());
      if (!path.isEmpty()) {
        place
            .append(place.isEmpty() ? "" : ", ")
            .append(path.startsWith(".") ? path.substring(1) : path);
      }
    }
    return place.toString();
  }
}
