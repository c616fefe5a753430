package regional.indicators.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All tables of a store, to be carried from one engine to another. Both have the newest schema. */
public final class StoreTables {

  /** Those with rows and files in them: what is deleted there must leave no trace. */
  public static final List<String> OF_BYTES =
      List.of("submission", "row_block", "finding", "kept_file", "kept_part");

  /** Each behind those that it refers to; last Spring Batch's own. */
  public static final List<String> ALL =
      List.of(
          "submission",
          "row_block",
          "submission_period",
          "finding",
          "stray_file",
          "published_file",
          "explanation_file",
          "explanation",
          "explanation_finding",
          "release_sent",
          "kept_file",
          "kept_part",
          "quarterly_run",
          "run_definition",
          "kept_measure",
          "batch_job_instance",
          "batch_job_execution",
          "batch_job_execution_params",
          "batch_step_execution",
          "batch_job_execution_context",
          "batch_step_execution_context");

  /** Of a store on a server alone: what processes pass to each other, which is not carried. */
  public static final List<String> OF_WORKERS =
      List.of("int_channel_message", "handed_part", "made_part");

  private static final List<String> WITH_ID =
      List.of("submission", "explanation_file", "release_sent", "quarterly_run");

  /** Sequences of Spring Batch, with the table that each numbers. */
  private static final Map<String, String> SEQUENCES =
      Map.of(
          "batch_job_instance", "job_instance",
          "batch_job_execution", "job_execution",
          "batch_step_execution", "step_execution");

  /** Of the widest rows, of which each holds a megabyte, as many are in memory. */
  private static final int ROWS_AT_ONCE = 16;

  private StoreTables() {}

  /**
   * What a table holds.
   *
   * @param sum of the SHA-256 of its rows, which says nothing of their order
   */
  private record Content(long rows, BigInteger sum) {}

  /**
   * Replaces all that one store holds by what another holds, in a transaction of the caller's, and
   * reads it again to prove it.
   *
   * @throws SQLException if it cannot be done, or what was written is not what was read
   */
  public static void carry(Connection from, Connection to) throws SQLException {
    for (int i = ALL.size() - 1; i >= 0; i--) {
      execute(to, "DELETE FROM " + ALL.get(i));
    }
    Map<String, Content> read = new LinkedHashMap<>();
    for (String table : ALL) {
      read.put(table, read(from, table, to));
    }
    for (String table : ALL) {
      if (!read(to, table, null).equals(read.get(table))) {
        throw new SQLException("table " + table + " does not hold what was written to it");
      }
    }
    // Not before: to H2 this is a change of the schema, which ends a transaction.
    for (String table : WITH_ID) {
      execute(
          to, "ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH " + next(to, table, "id"));
    }
    for (Map.Entry<String, String> each : SEQUENCES.entrySet()) {
      execute(
          to,
          "ALTER SEQUENCE "
              + each.getKey()
              + "_seq RESTART WITH "
              + next(to, each.getKey(), each.getValue() + "_id"));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long next(Connection connection, String table, String id) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COALESCE(MAX(" + id + "), 0) + 1 FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Reads a table and, if another store is given, writes it there. */
  private static Content read(Connection from, String table, @Nullable Connection to)
      throws SQLException {
    List<String> columns = columns(from, table);
    String named = String.join(", ", columns);
    BigInteger sum = BigInteger.ZERO;
    long rows = 0;
    try (Statement statement = from.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery("SELECT " + named + " FROM " + table);
          @Nullable PreparedStatement insert =
              to == null
                  ? null
                  : to.prepareStatement(
                      "INSERT INTO "
                          + table
                          + " ("
                          + named
                          + ") VALUES ("
                          + "?, ".repeat(columns.size() - 1)
                          + "?)")) {
        while (row.next()) {
          rows++;
          MessageDigest digest = sha256();
          for (int column = 1; column <= columns.size(); column++) {
            @Nullable Object value = value(row, column);
            if (insert != null) {
              insert.setObject(column, value);
            }
            byte[] bytes =
                value instanceof byte[] plain
                    ? plain
                    : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            digest.update(
                ((value == null ? "-" : bytes.length) + " ").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
          }
          sum = sum.add(new BigInteger(1, digest.digest()));
          if (insert != null) {
            insert.addBatch();
            if (rows % ROWS_AT_ONCE == 0) {
              insert.executeBatch();
            }
          }
        }
        if (insert != null) {
          insert.executeBatch();
        }
      }
    }
    return new Content(rows, sum);
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData about = none.getMetaData();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        columns.add(about.getColumnName(i).toLowerCase(Locale.ROOT));
      }
    }
    columns.sort(null);
    return columns;
  }

  /** As both engines can hold it: a time to the microsecond, no NUL in a text. */
  private static @Nullable Object value(ResultSet row, int column) throws SQLException {
    int type = row.getMetaData().getColumnType(column);
    Object value =
        switch (type) {
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(column);
          case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> row.getString(column);
          case Types.BIGINT, Types.INTEGER -> row.getLong(column);
          case Types.BIT, Types.BOOLEAN -> row.getBoolean(column);
          case Types.DATE -> row.getObject(column, LocalDate.class);
          case Types.TIMESTAMP -> row.getObject(column, LocalDateTime.class);
          default -> throw new IllegalStateException("a column of type " + type);
        };
    if (row.wasNull()) {
      return null;
    }
    if (value instanceof LocalDateTime time) {
      return time.truncatedTo(ChronoUnit.MICROS);
    }
    return value instanceof String text ? StoredText.of(text) : Objects.requireNonNull(value);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
