package regional.indicators.pack;

import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a file of {@code jobs/packs} strictly: an unknown or repeated key is a fault. */
final class JobFile {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JobFile() {}

  /**
   * @throws IllegalArgumentException if the file does not fit; the message names line and entry
   */
  static <T> T read(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(file.toFile(), type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file.getFileName() + where(e) + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String where(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(
                each ->
                    each.getPropertyName() == null
                        ? String.valueOf(each.getIndex() + 1)
                        : each.getPropertyName())
            .collect(Collectors.joining(" > "));
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    return line + (path.isEmpty() ? "" : ", entry " + path);
  }
}
