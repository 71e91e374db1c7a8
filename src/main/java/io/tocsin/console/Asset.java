package io.tocsin.console;

import io.tocsin.web.Header;
import io.tocsin.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A file that every page of the newsroom refers to, put together from its parts. Immutable. */
final class Asset {

  /** The public page's look, and what desks need beyond it. */
  private static final List<String> STYLES =
      List.of(
          "/css/site.css",
          "/css/form.css",
          "/css/console.css",
          "/css/composer.css",
          "/css/desk.css");

  /** What makes pages fresher and keeps what was typed; they are whole without it. */
  private static final List<String> SCRIPTS =
      List.of("/js/console.js", "/js/desk.js", "/js/alarm.js", "/js/passkey.js");

  private final byte[] bytes;
  private final String type;

  private Asset(List<String> parts, String type) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(read(part)).append('\n'));
    this.bytes = all.toString().getBytes(StandardCharsets.UTF_8);
    this.type = type;
  }

  static Asset style() {
    return new Asset(STYLES, "text/css; charset=utf-8");
  }

  static Asset script() {
    return new Asset(SCRIPTS, "text/javascript; charset=utf-8");
  }

  private static String read(String resource) {
    try (InputStream stream = Asset.class.getResourceAsStream(resource)) {
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
            new Header("Content-Type", type), new Header("Cache-Control", "private, max-age=600")),
        bytes);
  }
}
