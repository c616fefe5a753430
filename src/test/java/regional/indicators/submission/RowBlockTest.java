package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBlockTest {

  @Test
  void rowsComeOutInOrderWithTheirLinesWhateverTheCellsHold() {
    RowBlock.Writer writer = new RowBlock.Writer();
    List<List<String>> written = new ArrayList<>();
    for (int i = 0; i < 10_001; i++) {
      List<String> cells =
          List.of(
              "", "row " + i, "\u00e9\u4e2d\ud83d\ude00", "a\nb\u0000\"c\"", "z".repeat(i % 1000));
      written.add(cells);
      writer.add(i + 2, cells.toArray(String[]::new));
    }

    List<RowBlock> blocks = writer.finish();

    List<Integer> lines = new ArrayList<>();
    List<List<String>> read = new ArrayList<>();
    for (RowBlock block : blocks) {
      int before = read.size();
      block.read(
          (line, cells) -> {
            lines.add(line);
            read.add(cells);
          });
      assertThat(read.size() - before).isEqualTo(block.rows());
    }
    assertThat(blocks).hasSize(3);
    assertThat(read).isEqualTo(written);
    assertThat(lines).first().isEqualTo(2);
    assertThat(lines).last().isEqualTo(10_002);
    assertThat(lines).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void noRowsAreNoBlocks() {
    assertThat(new RowBlock.Writer().finish()).isEmpty();
  }

  @Test
  void theSameRowsAreTheSameBytes() {
    assertThat(once().get(0).content()).isEqualTo(once().get(0).content());
  }

  private static List<RowBlock> once() {
    RowBlock.Writer writer = new RowBlock.Writer();
    writer.add(2, new String[] {"a", "b"});
    return writer.finish();
  }
}
