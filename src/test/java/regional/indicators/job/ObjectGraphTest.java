package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** That what was handed over is what was computed, {@link WorkersTest} tells by its bytes. */
class ObjectGraphTest {

  @Test
  void whatNamesAnythingElseIsRefused() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(false);
    try (Output out = new Output(bytes)) {
      // As one is written: it is there, it is new, and its first part is of this class.
      out.writeVarInt(1, true);
      kryo.writeClass(out, URL.class);
    }
    assertThatThrownBy(
            () -> ObjectGraph.read(Computed.class, new ByteArrayInputStream(bytes.toByteArray())))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("java.net.URL is nothing that a run hands over");
  }

  @Test
  void whatIsCutShortIsRefused() {
    assertThatThrownBy(
            () -> ObjectGraph.read(Computed.class, new ByteArrayInputStream(new byte[] {1})))
        .isInstanceOf(IOException.class);
  }
}
