package regional.indicators.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import regional.indicators.disclosure.Audience;
import regional.indicators.disclosure.RegionView;
import regional.indicators.disclosure.View;
import regional.indicators.disclosure.Views;
import regional.indicators.publish.AuthorityWorkbook;
import regional.indicators.publish.BoardWorkbook;
import regional.indicators.publish.IndexPage;
import regional.indicators.publish.OpenData;
import regional.indicators.publish.ShownIndicatorsCsv;

/** What is written beside the packs: workbooks, the Board's page, the open-data files. */
final class Companions {

  private final Views views;

  Companions(Views views) {
    this.views = views;
  }

  /** Writes an authority's workbook into its folder. */
  void ofAuthority(Path folder, View view) throws IOException {
    Files.write(folder.resolve("data.xlsx"), new AuthorityWorkbook(view).bytes());
  }

  /**
   * Writes the Board's and DfE's files.
   *
   * @param building the quarter's outputs
   */
  void ofRegion(Path building, RegionView view) throws IOException {
    Path board = building.resolve("board");
    ShownIndicatorsCsv.write(board.resolve("indicators.csv"), views.figures(new Audience.Sector()));
    Files.write(board.resolve("data.xlsx"), new BoardWorkbook(view).bytes());
    Files.writeString(board.resolve("index.html"), new IndexPage(view).text());
    OpenData open = new OpenData(view.subjects(), views.figures(new Audience.Public()));
    open.write(building.resolve("dfe").resolve("indicators.csv"));
    open.writeMeta(building.resolve("dfe").resolve("indicators.meta.csv"));
  }
}
