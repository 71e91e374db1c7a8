package io.tocsin.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a set on disk consists of; the last line of its text is the hash of the rest.
 *
 * @param generation of the snapshot
 * @param rendition number of the set, growing with every set written
 * @param languages that have a home page
 * @param snapshot hash of the public snapshot's bytes
 * @param files path to what is served there
 */
record Manifest(
    int format,
    long generation,
    long rendition,
    Instant renderedAt,
    List<String> languages,
    String snapshot,
    Map<String, Item> files) {

  static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HASH_LENGTH = 64;

  /** One file: the hash of its bytes, and its headers. */
  record Item(String hash, String contentType, String cacheControl, Map<String, String> headers) {}

  String name() {
    return "set-%016d-%016d".formatted(generation, rendition);
  }

  byte[] toBytes() {
    String json = JSON.writeValueAsString(this);
    String hash = HotFile.hash(json.getBytes(StandardCharsets.UTF_8));
    return (json + "\n" + hash).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a manifest; empty if it is torn, damaged or of another format. */
  static Optional<Manifest> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.length() - HASH_LENGTH - 1;
    if (end < 0 || text.charAt(end) != '\n') {
      return Optional.empty();
    }
    String json = text.substring(0, end);
    if (!HotFile.hash(json.getBytes(StandardCharsets.UTF_8)).equals(text.substring(end + 1))) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(json, Manifest.class))
          .filter(manifest -> manifest.format() == FORMAT);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
