package io.tocsin.app.commands;

import io.tocsin.app.detect.CsvRun;
import io.tocsin.app.detect.EtaRun;
import io.tocsin.app.detect.RunOutcome;
import io.tocsin.app.detect.ScanRun;
import io.tocsin.app.detect.StreamRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the detectors over files; every mode is a class of its own in {@code app.detect}. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    header = "Runs the detectors over files and writes what they find.",
    description = {
      "--csv reads a table timestamp,value and writes timestamp,value,anomaly_score: 0 to 1, an"
          + " anomaly from 0.5. A score knows only the rows above it.",
      "--eta reads resolved incidents, a JSON list with start and minutes, and prints how many"
          + " minutes one that has lasted --at MINUTES may still take: low, median, high.",
      "",
      "--scan reads cases, run,area,count, and with --areas their ground, area,population,x,y; it"
          + " writes run,area,llr,p: for each run the areas where cases are too many, and how"
          + " often chance alone would look like it.",
      "--stream plays a folder of recorded reports and probes (services.json, reports.csv.gz,"
          + " probes.csv.gz, and statements.csv if anything was said) through the journal and the"
          + " desk in virtual time, and writes the incidents as JSON.",
      "",
      "A file is written whole or not at all."
    },
    footer = {
      "",
      "Examples:",
      "  tocsin detect --csv load.csv --out scores.csv",
      "  tocsin detect --eta incidents.json --at 15",
      "  tocsin detect --scan cases.csv --areas areas.csv --out zones.csv",
      "  tocsin detect --stream season/ --out incidents.json"
    })
final class DetectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Mode mode = new Mode();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write.")
  private @Nullable Path out;

  @Option(
      names = "--at",
      paramLabel = "MINUTES",
      description = "With --eta: how long the incident has lasted.")
  private @Nullable Double at;

  @Option(
      names = "--areas",
      paramLabel = "FILE",
      description = "With --scan: a CSV table with the columns area, population, x and y.")
  private @Nullable Path areas;

  /** What is read; exactly one of them. */
  static final class Mode {
    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "Numbers of any kind: a CSV table with the columns timestamp and value.")
    private @Nullable Path csv;

    @Option(
        names = "--eta",
        paramLabel = "FILE",
        description = "Resolved incidents: a JSON list of entries with start and minutes.")
    private @Nullable Path eta;

    @Option(
        names = "--scan",
        paramLabel = "FILE",
        description = "Cases on a map: a CSV table with the columns run, area and count.")
    private @Nullable Path scan;

    @Option(names = "--stream", paramLabel = "FOLDER", description = "Recorded reports and probes.")
    private @Nullable Path stream;
  }

  @Override
  public Integer call() throws IOException {
    return tell(run());
  }

  private RunOutcome run() throws IOException {
    if (mode.csv != null) {
      return CsvRun.run(mode.csv, out());
    }
    if (mode.eta != null) {
      return EtaRun.run(mode.eta, at());
    }
    if (mode.scan != null) {
      return ScanRun.run(mode.scan, areas(), out());
    }
    if (mode.stream != null) {
      return StreamRun.run(mode.stream, out());
    }
    throw new CommandFailed(2, "Say what to read. Help: tocsin detect --help");
  }

  private double at() {
    if (at == null) {
      throw new CommandFailed(2, "Say how long it has lasted: --at MINUTES.");
    }
    return at;
  }

  private Path areas() {
    if (areas == null) {
      throw new CommandFailed(2, "Say where people live: --areas FILE.");
    }
    return areas;
  }

  private Path out() {
    if (out == null) {
      throw new CommandFailed(2, "Say where to write: --out FILE.");
    }
    return out;
  }

  private int tell(RunOutcome outcome) {
    switch (outcome) {
      case RunOutcome.Finished(String words) -> {
        spec.commandLine().getOut().println(words);
        return 0;
      }
      case RunOutcome.Refused(String words) -> throw new CommandFailed(2, words);
    }
  }
}
