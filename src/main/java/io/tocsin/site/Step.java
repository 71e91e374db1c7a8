package io.tocsin.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a set differs from the one before it in the same log. Immutable.
 *
 * @param generation of the snapshot
 * @param rendition number of the set, growing with every set written
 * @param languages that have a home page
 * @param put path to what is served there from now on
 * @param gone paths that nothing is served at any more
 */
record Step(
    int format,
    long generation,
    long rendition,
    Instant renderedAt,
    List<String> languages,
    Map<String, Item> put,
    Set<String> gone) {

  static final int FORMAT = 2;

  /** Made when the first step is read or written: a start that reads none shows its page sooner. */
  private static final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  /** One file: the hash of its bytes, and its headers. */
  record Item(String hash, String contentType, String cacheControl, Map<String, String> headers) {

    static Item of(SiteFile file) {
      return new Item(
          HotFile.hash(file.body()), file.contentType(), file.cacheControl(), file.headers());
    }

    /** Returns the same headers for other bytes. */
    Item withHash(String other) {
      return new Item(other, contentType, cacheControl, headers);
    }

    SiteFile with(byte[] body) {
      return new SiteFile(contentType, cacheControl, headers, body);
    }
  }

  /** Tells of a set what differs from the one before it. */
  static Step of(SiteSet set, long rendition, Map<String, Item> put, Set<String> gone) {
    return new Step(
        FORMAT, set.generation(), rendition, set.renderedAt(), set.languages(), put, gone);
  }

  /** Returns what it says of the set, but for the files. */
  Step withoutFiles() {
    return new Step(format, generation, rendition, renderedAt, languages, Map.of(), Set.of());
  }

  byte[] toBytes() {
    return Json.MAPPER.writeValueAsBytes(this);
  }

  /** Reads a step; empty if another version of the program wrote it in another format. */
  static Optional<Step> parse(byte[] bytes) {
    try {
      return Optional.of(Json.MAPPER.readValue(bytes, Step.class))
          .filter(step -> step.format() == FORMAT);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
