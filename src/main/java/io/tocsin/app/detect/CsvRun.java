package io.tocsin.app.detect;

import io.tocsin.detection.series.SeriesDetector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Numbers of any kind: {@code timestamp,value} in, {@code timestamp,value,anomaly_score} out.
 *
 * <p>Row by row in the order of the file, a score knowing only the rows above it; a score of 0.5 or
 * more is an anomaly. Memory does not grow with the file.
 */
public final class CsvRun {

  /** At this score and above, a reading is an anomaly. */
  private static final double ANOMALY = 0.5;

  private CsvRun() {}

  /** Scores every row of {@code in} and puts the table at {@code out}, whole or not at all. */
  public static RunOutcome run(Path in, Path out) throws IOException {
    Optional<String> obstacle = obstacle(in, out);
    if (obstacle.isPresent()) {
      return new RunOutcome.Refused(obstacle.get());
    }
    try (SeriesTable table = SeriesTable.open(in);
        WholeFile scores = WholeFile.at(out)) {
      String told = score(table, scores.writer());
      scores.keep();
      return new RunOutcome.Finished(told + " Scores: " + out);
    } catch (BadTable bad) {
      return new RunOutcome.Refused(bad.words());
    } catch (NoSuchFileException missing) {
      return new RunOutcome.Refused("There is no file " + missing.getFile() + ".");
    }
  }

  private static Optional<String> obstacle(Path in, Path out) throws IOException {
    if (!Files.isRegularFile(in)) {
      return Optional.of("There is no file " + in + ". Mend: name a CSV file after --csv.");
    }
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      return Optional.of(
          "--out would overwrite what --csv reads, " + in + ". Mend: name another file.");
    }
    return WholeFile.obstacle(out);
  }

  private static String score(SeriesTable table, BufferedWriter writer)
      throws IOException, BadTable {
    SeriesDetector detector = new SeriesDetector();
    long rows = 0;
    long anomalies = 0;
    writer.write("timestamp,value,anomaly_score\n");
    for (Optional<SeriesRow> next = table.next(); next.isPresent(); next = table.next()) {
      SeriesRow row = next.get();
      double score = detector.score(row.at(), row.value());
      writer.write(CsvLine.of(row.timestamp(), row.number(), Double.toString(score)) + "\n");
      rows++;
      anomalies += score >= ANOMALY ? 1 : 0;
    }
    return rows + " rows, " + anomalies + " at or above " + ANOMALY + ".";
  }
}
