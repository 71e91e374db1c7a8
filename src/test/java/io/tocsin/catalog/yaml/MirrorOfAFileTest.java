package io.tocsin.catalog.yaml;

import static io.tocsin.catalog.yaml.Example.LEAST;
import static io.tocsin.catalog.yaml.Example.refused;
import static io.tocsin.catalog.yaml.Example.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.yaml.MachineSettings.MirrorSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorOfAFileTest {

  @TempDir Path folder;

  private ConfigurationFile.Answer read(String data) {
    String text = LEAST.stripTrailing() + "\ndata:\n  folder: data\n" + data;
    return ConfigurationFile.read("tocsin.yaml", text.getBytes(StandardCharsets.UTF_8), folder);
  }

  private MirrorSettings mirror(String data) {
    return ((ConfigurationFile.Answer.Read) read(data)).settings().data().mirror();
  }

  @Test
  void mirrorIsAFolderAndTheRestIsForWhoeverWantsItReadBack() {
    assertThat(mirror("")).isNull();
    assertThat(mirror("  mirror: www\n"))
        .isEqualTo(new MirrorSettings(folder.resolve("www"), null, false, Duration.ofMinutes(5)));
    assertThat(
            mirror(
                """
                  mirror: www
                  mirror_address: http://10.0.0.7/status
                  mirror_private: true
                  mirror_late: 2m
                """))
        .isEqualTo(
            new MirrorSettings(
                folder.resolve("www"),
                URI.create("http://10.0.0.7/status/"),
                true,
                Duration.ofMinutes(2)));
  }

  @Test
  void addressOfNoFolderIsNoMirror() {
    assertThat(told(refused(read("  mirror_address: https://status.example/\n"))))
        .singleElement()
        .asString()
        .contains("mirror");
  }
}
