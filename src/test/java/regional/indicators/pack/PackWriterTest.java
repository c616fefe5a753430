package regional.indicators.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackWriterTest {
  @Test
  void writes() throws Exception {
    Pack pack = PackYaml.read(Path.of("jobs/packs/self-assessment.yaml"));
    PackWriter w = new PackWriter();
    byte[] b = w.write(pack, PlausibleView.of("Bolton"));
    Files.write(Path.of("target/pack.pdf"), b);
    Files.write(Path.of("target/pack2.pdf"), w.write(pack, PlausibleView.of("Bolton")));
    Files.write(
        Path.of("target/long.pdf"), w.write(pack, PlausibleView.of("Westmorland and Furness")));
    System.out.println(Judge.of(b));
  }
}
