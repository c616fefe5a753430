package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CommandFailureTest {

  @Test
  void memoryThatRanOutIsSaidInWordsThatHelp() {
    Throwable thrown = new CompletionException(new OutOfMemoryError("Java heap space"));
    assertThat(CommandFailure.because(thrown)).contains("too little memory").contains("-Xmx4g");
  }

  @Test
  void whatIsAtTheRootIsSaidInOneLine() {
    Throwable root = new IllegalStateException("no such place\nand more");
    assertThat(CommandFailure.because(new RuntimeException("failed", root)))
        .isEqualTo("no such place");
    assertThat(CommandFailure.because(new NullPointerException()))
        .isEqualTo("NullPointerException");
  }
}
