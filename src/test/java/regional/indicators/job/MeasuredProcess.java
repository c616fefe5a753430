package regional.indicators.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program as a user starts it, and what its process took.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of all its threads; other processes on the machine change it little
 * @param resident the most memory that it had, in megabytes; 0 where the system does not say
 * @param heap the most that was alive after a collection, in megabytes
 * @param steps as it printed them
 */
record MeasuredProcess(
    double seconds, double cpuSeconds, double resident, double heap, Map<String, Step> steps) {

  /** A step of the job: how many of what it made, and its time. */
  record Step(long count, double seconds) {
    double perSecond() {
      return count / seconds;
    }
  }

  private static final Path JAR = Path.of("target/regional-indicators.jar");
  private static final Pattern STEP = Pattern.compile("(?m)^(\\w+) +([\\d,]+) \\w+, ([\\d.]+) s$");
  private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long LOOK_EVERY_MILLIS = 20;

  static MeasuredProcess run(Path folder, String heap, List<String> arguments)
      throws IOException, InterruptedException {
    assertThat(JAR).as("mvn verify -Pbench builds it").exists();
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    Path collections = Files.createTempFile(folder, "gc", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xlog:gc:file=" + collections + "::filecount=0",
                "-jar",
                JAR.toString()));
    command.addAll(arguments);
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    Duration cpu = Duration.ZERO;
    double resident = 0;
    while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      resident = Math.max(resident, resident(status));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    String text = Files.readString(printed);
    assertThat(process.exitValue())
        .as(String.join(" ", arguments) + "\n" + text)
        .isIn(ExitStatus.DONE, ExitStatus.DONE_WITH_FINDINGS);
    return new MeasuredProcess(
        seconds, cpu.toMillis() / 1e3, resident, heap(Files.readString(collections)), steps(text));
  }

  private static double resident(Path status) {
    try {
      Matcher found = RESIDENT.matcher(Files.readString(status));
      return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : 0;
    } catch (IOException e) {
      // It has just ended, or this system has no such file.
      return 0;
    }
  }

  private static double heap(String log) {
    return COLLECTION
        .matcher(log)
        .results()
        .mapToDouble(each -> Double.parseDouble(each.group(1)))
        .max()
        .orElse(0);
  }

  private static Map<String, Step> steps(String printed) {
    Map<String, Step> steps = new LinkedHashMap<>();
    Matcher found = STEP.matcher(printed);
    while (found.find()) {
      steps.put(
          found.group(1),
          new Step(
              Long.parseLong(found.group(2).replace(",", "")), Double.parseDouble(found.group(3))));
    }
    return steps;
  }
}
