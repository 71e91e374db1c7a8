package io.tocsin.app.detect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that appears whole or not at all: written beside its place, then moved there.
 *
 * <p>Closed without {@link #keep}, it leaves no trace and whatever stood there before stays.
 */
final class WholeFile implements AutoCloseable {

  private final Path place;
  private final Path draft;
  private final BufferedWriter writer;
  private boolean open = true;

  private WholeFile(Path place, Path draft, BufferedWriter writer) {
    this.place = place;
    this.draft = draft;
    this.writer = writer;
  }

  /** Says why nothing can be written at a place, and what to do about it; empty if it can. */
  static Optional<String> obstacle(Path place) {
    if (Files.isDirectory(place)) {
      return Optional.of(place + " is a folder. Mend: name a file after --out.");
    }
    Path folder = place.toAbsolutePath().resolveSibling("");
    return Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of("There is no folder " + folder + ". Mend: make it first.");
  }

  /** Begins a draft in the folder of {@code place}, which must exist. */
  static WholeFile at(Path place) throws IOException {
    String name = "." + place.getFileName() + ".draft-" + ProcessHandle.current().pid();
    Path draft = place.toAbsolutePath().resolveSibling(name);
    return new WholeFile(place, draft, Files.newBufferedWriter(draft, StandardCharsets.UTF_8));
  }

  BufferedWriter writer() {
    return writer;
  }

  /** Puts the draft in its place, over what stood there. */
  void keep() throws IOException {
    writer.close();
    try {
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
    }
    open = false;
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      try {
        writer.close();
      } finally {
        Files.deleteIfExists(draft);
      }
    }
  }
}
