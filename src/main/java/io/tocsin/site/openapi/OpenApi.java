package io.tocsin.site.openapi;

import io.tocsin.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Hands out the description; pure. */
public final class OpenApi {

  /** Where it stands. */
  public static final String PATH = "/openapi.yaml";

  private static final SiteFile FILE = SiteFile.open("application/yaml; charset=utf-8", read());

  private OpenApi() {}

  /** Returns the one file. */
  public static Map<String, SiteFile> files() {
    return Map.of(PATH, FILE);
  }

  private static String read() {
    try (InputStream stream = OpenApi.class.getResourceAsStream("/openapi/openapi.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its description");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
