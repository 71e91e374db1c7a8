package io.tocsin.console;

import io.tocsin.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The newsroom's look: the public page's, and what desks need beyond it. Immutable. */
final class Stylesheet {

  private static final List<String> PARTS = List.of("site.css", "form.css", "console.css");

  private final byte[] bytes;

  private Stylesheet(byte[] bytes) {
    this.bytes = bytes;
  }

  static Stylesheet load() {
    StringBuilder all = new StringBuilder();
    PARTS.forEach(part -> all.append(read("/css/" + part)).append('\n'));
    return new Stylesheet(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String resource) {
    try (InputStream stream = Stylesheet.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply reply() {
    return new Reply(
        200,
        List.of(
            new io.tocsin.web.Header("Content-Type", "text/css; charset=utf-8"),
            new io.tocsin.web.Header("Cache-Control", "private, max-age=600")),
        bytes);
  }
}
