package io.tocsin.app.detect;

import io.tocsin.detection.where.HotZone;
import io.tocsin.detection.where.ScanArea;
import io.tocsin.detection.where.SpatialScan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cases on a map: {@code run,area,count} and {@code area,population,x,y} in, {@code run,area,llr,p}
 * out, one row for each area of the best zone of each run.
 *
 * <p>An area that a run does not name has no cases; a run without any case has no zone and no row.
 */
public final class ScanRun {

  /** A zone less likely by chance than this is told as found. */
  private static final double STRIKING = 0.05;

  private ScanRun() {}

  /** Scans every run of {@code cases} and puts the zones at {@code out}, whole or not at all. */
  public static RunOutcome run(Path cases, Path areas, Path out) throws IOException {
    Optional<String> obstacle = obstacle(cases, areas, out);
    if (obstacle.isPresent()) {
      return new RunOutcome.Refused(obstacle.get());
    }
    try (WholeFile zones = WholeFile.at(out)) {
      List<ScanArea> ground = AreasTable.read(areas);
      Map<String, int[]> runs = CasesTable.read(cases, ground);
      String told = scan(new SpatialScan(ground), runs, zones.writer());
      zones.keep();
      return new RunOutcome.Finished(told + " Zones: " + out);
    } catch (BadTable bad) {
      return new RunOutcome.Refused(bad.words());
    }
  }

  private static Optional<String> obstacle(Path cases, Path areas, Path out) throws IOException {
    for (Path in : List.of(cases, areas)) {
      if (!Files.isRegularFile(in)) {
        return Optional.of("There is no file " + in + ". Mend: name a CSV file.");
      }
      if (Files.exists(out) && Files.isSameFile(in, out)) {
        return Optional.of("--out would overwrite " + in + ". Mend: name another file.");
      }
    }
    return WholeFile.obstacle(out);
  }

  private static String scan(SpatialScan scan, Map<String, int[]> runs, BufferedWriter writer)
      throws IOException {
    long striking = 0;
    writer.write("run,area,llr,p\n");
    try (Steps steps = Steps.of("Scanning", runs.size())) {
      for (Map.Entry<String, int[]> run : runs.entrySet()) {
        HotZone zone = scan.strongest(run.getValue());
        String rest = "," + zone.llr() + "," + zone.p() + "\n";
        for (String area : zone.areas()) {
          writer.write(CsvLine.of(run.getKey(), area) + rest);
        }
        striking += zone.p() <= STRIKING ? 1 : 0;
        steps.one();
      }
    }
    return runs.size() + " runs, " + striking + " with p at or below " + STRIKING + ".";
  }
}
