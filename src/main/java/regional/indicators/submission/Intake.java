package regional.indicators.submission;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regional.indicators.returns.Return;

/**
 * From the bytes of a file to its rows, whatever form it has: text or workbook, as its first bytes
 * say.
 *
 * @param plain no cell has a character beyond printable ASCII
 * @param windows read as Windows-1252
 * @param ended the last line has an end
 * @param separatedBy words for what separates the cells
 * @param dayZero of a workbook's day numbers
 * @param before notes on the file as a whole
 */
record Intake(
    ReceivedRows rows,
    DateOrder dateOrder,
    boolean plain,
    boolean windows,
    boolean ended,
    String separatedBy,
    Optional<LocalDate> dayZero,
    List<ReceivedRows.Note> before) {

  private static final byte[] WORKBOOK = {'P', 'K', 3, 4};
  private static final byte[] OLD_WORKBOOK = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  /**
   * @param bytes of the file, read to where its rows begin; closed by the caller
   * @throws Unreadable if no way of reading it is certain
   */
  static Intake of(FileName name, Return form, FileBytes file, InputStream bytes)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, 1 << 16);
    buffered.mark(WORKBOOK.length);
    byte[] first = buffered.readNBytes(WORKBOOK.length);
    buffered.reset();
    if (java.util.Arrays.equals(first, OLD_WORKBOOK)) {
      throw new Unreadable(
          0, "The file is a workbook of the old Excel form (.xls), or one with a password");
    }
    return java.util.Arrays.equals(first, WORKBOOK)
        ? workbook(name, form, buffered)
        : text(name, form, file, buffered);
  }

  private static Intake workbook(FileName name, Return form, InputStream bytes) throws IOException {
    WorkbookRows.Received received = WorkbookRows.Received.of(bytes);
    DateOrder order = DateOrder.NOT_PROVED;
    if (DateOrder.matters(form)) {
      order = DateOrder.of(form, received.rows(form));
    }
    WorkbookRows rows = received.rows(form);
    return new Intake(
        rows,
        order,
        false,
        false,
        true,
        "columns of the sheet",
        Optional.of(rows.dayZero()),
        name.isWorkbook()
            ? List.of()
            : List.of(
                new ReceivedRows.Note(
                    0, "The name says CSV, the content is an Excel workbook and was read as one")));
  }

  private static Intake text(FileName name, Return form, FileBytes file, InputStream bytes)
      throws IOException {
    TextForm text = TextForm.of(form, file);
    DateOrder order = DateOrder.NOT_PROVED;
    if (text.slashed() && DateOrder.matters(form)) {
      try (InputStream again = file.open()) {
        order = DateOrder.of(form, text.rows(again));
      }
    }
    List<ReceivedRows.Note> before = new ArrayList<>(text.notes());
    if (name.isWorkbook()) {
      before.add(
          0,
          new ReceivedRows.Note(
              0, "The name says Excel workbook, the content is text and was read as CSV"));
    }
    return new Intake(
        text.rows(bytes),
        order,
        text.plain(),
        text.charset().equals(TextForm.WINDOWS),
        text.ended(),
        text.separatedBy(),
        Optional.empty(),
        before);
  }
}
