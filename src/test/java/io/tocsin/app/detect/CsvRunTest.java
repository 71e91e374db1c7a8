package io.tocsin.app.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRunTest {

  @TempDir Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void names() {
    in = folder.resolve("load.csv");
    out = folder.resolve("scores.csv");
  }

  @Test
  void everyRowGetsItsScoreAndKeepsWhatWasWritten() throws IOException {
    write("timestamp,value\n2026-03-02 00:00:00,1.50\n2026-03-02T00:05:00Z,\n1772410200,2e1\n");
    assertThat(CsvRun.run(in, out)).isInstanceOf(RunOutcome.Finished.class);
    assertThat(out)
        .hasContent(
            "timestamp,value,anomaly_score\n2026-03-02 00:00:00,1.50,0.0\n"
                + "2026-03-02T00:05:00Z,,0.0\n1772410200,2e1,0.0\n");
  }

  @Test
  void shiftScoresAtLeastOneHalfOnce() throws IOException {
    write(
        IntStream.range(0, 1000)
            .mapToObj(row -> (1_772_409_600L + 300L * row) + "," + (row < 800 ? 5 : 9))
            .collect(Collectors.joining("\n", "timestamp,value\n", "\n")));
    assertThat(CsvRun.run(in, out))
        .isInstanceOfSatisfying(
            RunOutcome.Finished.class,
            finished -> assertThat(finished.words()).startsWith("1000 rows, 1 at or above 0.5."));
    assertThat(scores().indexOf(scores().stream().max(Double::compare).orElseThrow()))
        .isEqualTo(800);
  }

  @Test
  void columnsAreFoundByNameAndOthersPassedOver() throws IOException {
    write("\uFEFFhost,Value,Timestamp\r\n\"a, b\",3,2026-03-02 00:00\r\n\r\n");
    assertThat(CsvRun.run(in, out)).isInstanceOf(RunOutcome.Finished.class);
    assertThat(out).hasContent("timestamp,value,anomaly_score\n2026-03-02 00:00,3,0.0\n");
  }

  @Test
  void badRowIsNamedWithItsLineAndNothingIsLost() throws IOException {
    Files.writeString(out, "scores of yesterday");
    for (String row :
        List.of("2026-03-02 00:00:00,abc", "yesterday,1", "2026-03-02 00:00:00,1,2")) {
      write("timestamp,value\n2026-03-02 00:00:00,1\n" + row + "\n");
      assertThat(refusal()).contains(in + ", line 3: ").contains("Mend: ");
      assertThat(out).hasContent("scores of yesterday");
    }
    assertThat(filesLeft()).containsExactlyInAnyOrder("load.csv", "scores.csv");
  }

  @Test
  void fileThatIsNoSuchTableIsRefused() throws IOException {
    write("");
    assertThat(refusal()).contains("line 1: the file is empty");
    write("time,load\n1,2\n");
    assertThat(refusal()).contains("line 1: no columns timestamp and value");
    Files.write(in, new byte[] {'t', (byte) 0xff, '\n'});
    assertThat(refusal()).contains("not UTF-8");
    assertThat(filesLeft()).containsExactly("load.csv");
  }

  @Test
  void placesThatCannotBeUsedAreRefused() throws IOException {
    assertThat(refusal()).contains("There is no file " + in);
    write("timestamp,value\n");
    out = folder;
    assertThat(refusal()).contains("is a folder");
    out = folder.resolve("not-there").resolve("scores.csv");
    assertThat(refusal()).contains("There is no folder");
  }

  @Test
  void whatIsReadIsNeverOverwritten() throws IOException {
    write("timestamp,value\n2026-03-02 00:00:00,1\n");
    out = folder.resolve(".").resolve("load.csv");
    assertThat(refusal()).contains("would overwrite");
    assertThat(in).hasContent("timestamp,value\n2026-03-02 00:00:00,1\n");
  }

  private void write(String text) throws IOException {
    Files.writeString(in, text, StandardCharsets.UTF_8);
  }

  private String refusal() throws IOException {
    RunOutcome outcome = CsvRun.run(in, out);
    assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
    return ((RunOutcome.Refused) outcome).words();
  }

  private List<Double> scores() throws IOException {
    return Files.readAllLines(out).stream()
        .skip(1)
        .map(row -> Double.valueOf(row.substring(row.lastIndexOf(',') + 1)))
        .toList();
  }

  private List<String> filesLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
