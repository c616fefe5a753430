package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what was handed over is what was computed, {@link WorkersTest} tells by its bytes. */
class ComputedTest {

  @TempDir private Path folder;

  @Test
  void aFileThatNamesAnythingElseIsRefused() throws IOException {
    Path file = folder.resolve("computed");
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(false);
    try (Output out = new Output(Files.newOutputStream(file))) {
      // As Computed is written: it is there, it is new, and its first part is of this class.
      out.writeVarInt(1, true);
      kryo.writeClass(out, URL.class);
    }
    assertThatThrownBy(() -> Computed.read(file))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("java.net.URL is nothing that a run hands over");
  }

  @Test
  void aFileThatIsCutShortIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("computed"), new byte[] {1});
    assertThatThrownBy(() -> Computed.read(file)).isInstanceOf(IOException.class);
    assertThat(file).exists();
  }
}
