package regional.indicators.returns;

/**
 * A definition or reference file that cannot be used as it stands. The message names file and entry
 * and says what is wrong, for the analyst who edits the file.
 */
public final class InvalidDefinition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidDefinition(String file, String entry, String fault) {
    super(entry.isEmpty() ? file + ": " + fault : file + ": " + entry + ": " + fault);
  }
}
