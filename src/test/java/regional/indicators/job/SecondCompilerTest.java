package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.submission.Incoming;

/** A quarter's run goes without Java's second compiler, a gigabyte of returns with it. */
class SecondCompilerTest {

  private static List<Incoming.Found> returns(int megabytes) {
    return List.of(
        new Incoming.Found(Path.of("a"), "a", Optional.empty(), "0", 1L << 20),
        new Incoming.Found(Path.of("b"), "b", Optional.empty(), "1", (long) megabytes << 20));
  }

  private static String ask(String command) throws JMException {
    return String.valueOf(
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                command,
                new Object[0],
                new String[0]));
  }

  @BeforeEach
  @AfterEach
  void giveItBack() throws JMException {
    ask("compilerDirectivesClear");
  }

  @Test
  void aRegionsReturnsAreDoneWithoutIt() throws JMException {
    assertThat(ask("compilerDirectivesPrint")).doesNotContain("Exclude:true");
    assertThat(SecondCompiler.leaveOut(returns(60))).isTrue();
    assertThat(ask("compilerDirectivesPrint")).contains("Exclude:true");
  }

  @Test
  void aGigabyteIsDoneWithIt() throws JMException {
    assertThat(SecondCompiler.leaveOut(returns(1000))).isFalse();
    assertThat(ask("compilerDirectivesPrint")).doesNotContain("Exclude:true");
  }

  @Test
  void aPathMayHaveSpaces(@TempDir Path folder) throws Exception {
    Path named = Files.createDirectory(folder.resolve("First Last"));
    assertThat(SecondCompiler.leaveOut(named.resolve("directives.json"))).isTrue();
    assertThat(ask("compilerDirectivesPrint")).contains("Exclude:true");
  }

  @Test
  void aPathThatJavaCannotTakeIsNoFault(@TempDir Path folder) throws Exception {
    assertThat(SecondCompiler.leaveOut(folder.resolve("a\" b.json"))).isFalse();
  }
}
