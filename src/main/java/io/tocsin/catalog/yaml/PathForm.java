package io.tocsin.catalog.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A path, made absolute or left relative as the folder is.
 *
 * @param folder against which a relative path is meant: that of the owner's file
 */
record PathForm(Path folder) implements Form<Path> {

  private static final int LONGEST = 1_000;

  @Override
  public Optional<Path> read(Value value) {
    return Forms.line(LONGEST).read(value).flatMap(text -> resolve(value, text));
  }

  private Optional<Path> resolve(Value value, String text) {
    try {
      return Optional.of(folder.resolve(text).normalize());
    } catch (InvalidPathException e) {
      return value.fault(FaultRule.NOT_A_PATH);
    }
  }
}
