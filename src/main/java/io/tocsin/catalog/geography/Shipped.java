package io.tocsin.catalog.geography;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text files that lie in the jar. */
final class Shipped {

  private Shipped() {}

  static String text(String name) {
    try (InputStream stream = Shipped.class.getResourceAsStream("/geography/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks geography/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read: geography/" + name, e);
    }
  }

  static List<String> lines(String name) {
    return text(name).lines().toList();
  }

  /** Returns the lines after the heading. */
  static List<String> rows(String name) {
    List<String> lines = lines(name);
    return lines.subList(1, lines.size());
  }
}
