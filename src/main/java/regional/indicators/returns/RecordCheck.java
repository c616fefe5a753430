package regional.indicators.returns;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks of returns of records, one row at a time. */
public sealed interface RecordCheck extends Check {

  /**
   * Where both dates are filled, the second is not before the first.
   *
   * @param where rows looked at; all if left out
   */
  @JsonTypeName("not_before")
  record NotBefore(String first, String second, Optional<Map<String, RowTest>> where)
      implements RecordCheck {
    @Override
    public List<String> columns() {
      return List.of(first, second);
    }

    @Override
    public List<Map<String, RowTest>> tests() {
      return where.map(List::of).orElse(List.of());
    }
  }
}
