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
    Files.writeString(
        Path.of("target/pack.html"), w.page(new PackPages(pack, PlausibleView.of("Bolton"))));
    for (int i = 0; i < 15; i++) {
      long t = System.nanoTime();
      w.write(pack, PlausibleView.of("Bolton"));
      System.out.println((System.nanoTime() - t) / 1000000);
    }
  }
}
