package io.tocsin.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {

  @TempDir Path folder;

  @Test
  void dataFolderThatCannotBeUsedIsNamedInASentence() throws Exception {
    Path config = folder.resolve("tocsin.yaml");
    assertThat(TocsinCommand.run("init", "--config", config.toString())).isZero();
    Path data = Files.writeString(folder.resolve("data"), "a file where a folder should be");
    ServeCommand serve = new ServeCommand();
    CommandLine.populateCommand(
        serve, "--config", config.toString(), "--data", data.toString(), "--port", "0");
    assertThatThrownBy(serve::call)
        .isInstanceOfSatisfying(
            CommandFailed.class, failed -> assertThat(failed.exitCode()).isEqualTo(1))
        .hasMessageContaining(data.toString())
        .hasMessageContaining("tocsin doctor");
  }
}
