package regional.indicators.job;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import regional.indicators.returns.InvalidDefinition;

/** The program: one command line, a class a command. */
@Command(
    name = "regional-indicators",
    mixinStandardHelpOptions = true,
    versionProvider = Application.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Quarterly children's-services returns in, benchmarked packs out.",
    subcommands = {
      QuarterlyCommand.class,
      DemoCommand.class,
      SampleCommand.class,
      ReleaseCommand.class,
      StatusCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      ComparatorsCommand.class,
      TemplateCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      PurgeCommand.class,
      WorkerCommand.class
    })
public final class Application implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  /** Starts the program and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // The same bytes on every machine: nothing may depend on where it runs.
    Locale.setDefault(Locale.UK);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    System.setProperty("java.awt.headless", "true");
    silenceConsole();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> LOG.error("Thread {} ended", thread.getName(), thrown));
    Stop.onSignal(out);
    int status = run(Clock.systemUTC(), out, System.console() != null, arguments);
    Stop.ended();
    System.exit(status);
  }

  /** Until the store opens its log file there is no place for a log; the terminal is not one. */
  private static void silenceConsole() {
    LogManager.getLogManager().reset();
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .setLevel(Level.OFF);
  }

  /**
   * Runs one command.
   *
   * @param clock the only one
   * @param live the terminal can show a bar
   * @return exit status
   */
  static int run(Clock clock, PrintStream out, boolean live, String... arguments) {
    CommandLine line = new CommandLine(new Application(), new CommandFactory(clock, out, live));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (ParameterException wrong, String[] given) -> {
          String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
          out.println(
              String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ")
                  + ". See "
                  + command
                  + " --help.");
          return ExitStatus.USAGE;
        });
    line.setExecutionExceptionHandler(
        (Exception thrown, CommandLine command, CommandLine.ParseResult parsed) ->
            failed(thrown, out));
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Above all of memory that ran out: the line hands on exceptions alone.
      return failed(e, out);
    }
  }

  private static int failed(Throwable thrown, PrintStream out) {
    if (thrown instanceof CommandFailure failure) {
      out.println(failure.line());
      return failure.status();
    }
    if (thrown instanceof InvalidDefinition invalid) {
      out.println(invalid.getMessage() + ". Mend the file and run it again.");
      return ExitStatus.USAGE;
    }
    LOG.error("The command failed", thrown);
    out.println(
        "The command failed: "
            + thrown.getClass().getSimpleName()
            + ", "
            + CommandFailure.because(thrown)
            + ". The log has the details.");
    return ExitStatus.FAILED;
  }

  /** Without a command. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command");
    }
  }

  /** Version of the program, as in the build. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in = Application.class.getResourceAsStream("/application.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("program.version", "");
  }

  /** For {@code --version}. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"regional-indicators " + version()};
    }
  }
}
