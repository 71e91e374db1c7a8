package io.tocsin.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DetectCommandTest {

  @TempDir Path folder;

  @Test
  void tableIsScored() throws Exception {
    Path in = folder.resolve("load.csv");
    Files.writeString(in, "timestamp,value\n2026-03-02 00:00:00,1\n");
    Path out = folder.resolve("scores.csv");
    assertThat(TocsinCommand.run("detect", "--csv", in.toString(), "--out", out.toString()))
        .isZero();
    assertThat(out).exists();
  }

  @Test
  void whatIsMissingIsAskedFor() {
    assertThat(TocsinCommand.run("detect")).isEqualTo(2);
    assertThat(TocsinCommand.run("detect", "--csv", folder.resolve("no.csv").toString()))
        .isEqualTo(2);
  }

  @Test
  void helpShowsAnExample() {
    assertThat(new CommandLine(new DetectCommand()).getUsageMessage())
        .contains("tocsin detect --csv load.csv --out scores.csv");
  }
}
