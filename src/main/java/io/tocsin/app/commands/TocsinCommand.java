package io.tocsin.app.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line: without a command it prints help. */
@Command(
    name = "tocsin",
    mixinStandardHelpOptions = true,
    versionProvider = TocsinCommand.Version.class,
    header =
        "Tells people the truth about an outage: what is broken, since when, for whom, until when.",
    subcommands = {
      ServeCommand.class,
      PageCommand.class,
      ExportCommand.class,
      DemoCommand.class,
      InitCommand.class,
      DoctorCommand.class,
      ReplayCommand.class,
      SayCommand.class,
      PublishCommand.class,
      KeysCommand.class,
      RingCommand.class,
      SignInLinkCommand.class,
      DetectCommand.class,
      RehearseCommand.class,
    },
    footer = {
      "",
      "Examples:",
      "  tocsin demo                 see it work, with an invented outage",
      "  tocsin init && tocsin serve run it for your own services",
      "  tocsin serve --help         what a command takes",
    })
public final class TocsinCommand implements Callable<Integer> {

  /** Exit code that means: started, and running on until a signal comes. */
  public static final int KEEPS_RUNNING = -1;

  @Spec private CommandSpec spec;

  /** Runs the command named by the arguments and returns its exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new TocsinCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(TocsinCommand::explain);
    line.setParameterExceptionHandler(TocsinCommand::correct);
    return line.execute(arguments);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  /** Says in a line or two what was asked wrongly, and where to read on. */
  private static int correct(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      err.println(
          line.getCommandSpec().qualifiedName()
              + " does not know "
              + String.join(" ", unmatched.getUnmatched())
              + ".");
      CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    } else {
      err.println(
          String.valueOf(wrong.getMessage()).replace("is not an int", "is not a whole number"));
    }
    err.println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (failure instanceof CommandFailed expected) {
      err.println(expected.getMessage());
      return expected.exitCode();
    }
    err.println("tocsin: this should not have happened: " + failure);
    failure.printStackTrace(err);
    err.println("Please report it with the lines above.");
    return 1;
  }

  /** The version of this build, from the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = TocsinCommand.class.getPackage().getImplementationVersion();
      return new String[] {"Tocsin " + (version == null ? "(unpackaged build)" : version)};
    }
  }
}
