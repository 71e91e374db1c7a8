package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temp;

  @Test
  void secondProcessIsKeptOutAndToldWhy() throws IOException {
    try (DataFolder first = DataFolder.open(temp.resolve("data"))) {
      assertThat(first.resolve("journal.db")).hasParentRaw(temp.resolve("data"));
      assertThatThrownBy(() -> DataFolder.open(temp.resolve("data")))
          .isInstanceOf(DataFolder.InUse.class)
          .hasMessageContaining("--data DIR");
    }
    DataFolder.open(temp.resolve("data")).close();
  }

  @Test
  void secretsAreMadeOnceAndReadByTheirOwnerAlone() throws IOException {
    try (DataFolder folder = DataFolder.open(temp)) {
      byte[] first = Secrets.of(folder, new SecureRandom()).key("links");
      assertThat(Secrets.of(folder, new SecureRandom()).key("links")).isEqualTo(first);
      assertThat(Secrets.of(folder, new SecureRandom()).key("reporters")).isNotEqualTo(first);
      assertThat(Files.getPosixFilePermissions(temp.resolve("secrets")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void newFolderIsItsOwnersAlone() throws IOException {
    DataFolder.open(temp.resolve("data")).close();
    assertThat(Files.getPosixFilePermissions(temp.resolve("data")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void damagedSecretsAreNotReplacedSilently() throws IOException {
    try (DataFolder folder = DataFolder.open(temp)) {
      folder.writePrivately("secrets", "short");
      assertThatThrownBy(() -> Secrets.of(folder, new SecureRandom()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Restore it from a backup");
      assertThat(temp.resolve("secrets")).hasContent("short");
    }
  }
}
