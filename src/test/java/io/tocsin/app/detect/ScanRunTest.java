package io.tocsin.app.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanRunTest {

  private static final String GROUND =
      """
      area,population,x,y
      a,100,0,0
      b,100,1,0
      c,100,2,0
      "d, the far one",100,9,9
      """;

  @TempDir private Path folder;
  private Path cases;
  private Path areas;
  private Path out;

  @BeforeEach
  void ground() throws IOException {
    cases = folder.resolve("cases.csv");
    areas = Files.writeString(folder.resolve("areas.csv"), GROUND);
    out = folder.resolve("zones.csv");
  }

  private RunOutcome scan(String text) throws IOException {
    Files.writeString(cases, text);
    return ScanRun.run(cases, areas, out);
  }

  @Test
  void everyRunGetsItsZone() throws IOException {
    RunOutcome outcome =
        scan("run,area,count\n1,a,40\n1,b,2\n1,c,3\n2,\"d, the far one\",50\n2,a,1\n");
    assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
    assertThat(Files.readAllLines(out)).hasSize(3).first().isEqualTo("run,area,llr,p");
    assertThat(Files.readAllLines(out).get(1)).startsWith("1,a,");
    assertThat(Files.readAllLines(out).get(2)).startsWith("2,\"d, the far one\",");
  }

  @Test
  void anUnknownAreaIsRefusedWithItsLineAndNothingIsWritten() throws IOException {
    assertThat(scan("run,area,count\n1,a,4\n1,z,2\n"))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("cases.csv, line 3", "\"z\"", "Mend"));
    assertThat(out).doesNotExist();
  }

  @Test
  void aCountThatIsNoneIsRefused() throws IOException {
    for (String count : new String[] {"2.5", "-1", "many", "", "NaN", "99999999"}) {
      assertThat(scan("run,area,count\n1,a," + count + "\n"))
          .as(count)
          .isInstanceOf(RunOutcome.Refused.class);
    }
  }

  @Test
  void aTableWithoutItsColumnsIsRefused() throws IOException {
    assertThat(scan("area,count\na,4\n"))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("line 1", "run,area,count"));
  }

  @Test
  void anAreaThatStandsTwiceIsRefused() throws IOException {
    Files.writeString(areas, GROUND + "a,5,1,1\n");
    assertThat(scan("run,area,count\n1,a,4\n"))
        .isInstanceOfSatisfying(
            RunOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("areas.csv, line 6", "twice"));
  }

  @Test
  void aRunWithoutCasesHasNoZone() throws IOException {
    assertThat(scan("run,area,count\n1,a,0\n")).isInstanceOf(RunOutcome.Finished.class);
    assertThat(Files.readAllLines(out)).containsExactly("run,area,llr,p");
  }
}
