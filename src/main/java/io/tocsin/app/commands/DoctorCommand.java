package io.tocsin.app.commands;

import io.tocsin.app.commands.doctor.Ailment;
import io.tocsin.app.commands.doctor.Ailment.Severity;
import io.tocsin.app.commands.doctor.Examination;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what is wrong before it hurts, and says how to mend it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header =
        "Finds what is wrong with configuration, memory, disk, database, ports, clock, proxies, mail.",
    description = "Changes nothing. Exit code 0: it can run; 1: something must be mended first.",
    footer = {"", "Example:", "  tocsin doctor --config tocsin.yaml"})
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "tocsin.yaml",
      description = "The configuration to examine (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("tocsin.yaml");

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Examination examination =
        new Examination(InstantSource.system(), Locale.getDefault().getLanguage());
    List<Ailment> found = examination.examine(config, ailment -> tell(out, ailment));
    long ill = count(found, Severity.ILL);
    long weak = count(found, Severity.WEAK);
    out.println();
    out.println(
        ill == 0 && weak == 0
            ? "All is well."
            : ill + " to mend before it runs, " + weak + " to mend when you can.");
    out.flush();
    return ill == 0 ? 0 : 1;
  }

  private static long count(List<Ailment> found, Severity severity) {
    return found.stream().filter(ailment -> ailment.severity() == severity).count();
  }

  private static void tell(PrintWriter out, Ailment ailment) {
    String mark =
        switch (ailment.severity()) {
          case WELL -> "  ok     ";
          case NOT_CHECKED -> "  ?      ";
          case WEAK -> "  weak   ";
          case ILL -> "  WRONG  ";
        };
    out.println(mark + ailment.what() + ": " + ailment.seen());
    if (!ailment.mend().isEmpty()) {
      out.println("         -> " + ailment.mend());
    }
    out.flush();
  }
}
