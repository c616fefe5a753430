package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, and what it has printed so far. */
final class WorkerProcess {

  /** Of {@link FaultyProcess}: as kill -9. */
  static final int KILLED = 137;

  private static final int MINUTES = 5;

  private final Process process;
  private final StringBuffer printed = new StringBuffer();
  private final Thread reader;

  private WorkerProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @param until where it kills itself, for {@link FaultyProcess}; empty if it does not
   * @param before on its class path, before the program
   */
  static WorkerProcess start(List<String> until, List<Path> before, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    StringBuilder path = new StringBuilder();
    before.forEach(each -> path.append(each).append(java.io.File.pathSeparator));
    command.add(path.append(System.getProperty("java.class.path")).toString());
    command.add((until.isEmpty() ? Application.class : FaultyProcess.class).getName());
    command.addAll(until);
    command.addAll(List.of(arguments));
    return new WorkerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.append(line).append('\n');
      }
    } catch (IOException e) {
      // Killed, and what it had to say with it.
    }
  }

  String printed() {
    return printed.toString();
  }

  /** Waits until it has printed this. */
  void await(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (!printed.toString().contains(text)) {
      assertThat(process.isAlive() && System.nanoTime() < end).as(printed.toString()).isTrue();
      Thread.sleep(50);
    }
  }

  /** Asks it to end, as SIGTERM does. */
  void stop() {
    // The process's own would no longer hear what it says.
    process.toHandle().destroy();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    status();
  }

  /** Waits for its end. */
  int status() throws InterruptedException {
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(printed.toString()).isTrue();
    reader.join();
    return process.exitValue();
  }
}
