package regional.indicators.sample;

/** Columns that say whose row it is and what it describes, in all returns. */
final class Row {

  static final String TIME_PERIOD = "time_period";
  static final String TIME_IDENTIFIER = "time_identifier";
  static final String OLD_LA_CODE = "old_la_code";
  static final String NEW_LA_CODE = "new_la_code";
  static final String LA_NAME = "la_name";
  static final String ACADEMIC_YEAR = "academic_year";
  static final String TERM = "term";

  private Row() {}
}
