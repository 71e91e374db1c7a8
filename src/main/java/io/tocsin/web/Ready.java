package io.tocsin.web;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One public file in one encoding as it goes onto the wire, so that many who ask for it cost no
 * more than the writing: the fields of both answers that it may get, and its bytes. Immutable.
 *
 * @param etag quoted
 * @param whole the fields of an answer with 200
 * @param known the fields of an answer with 304
 * @param bytes in memory, shared by all answers, or null
 * @param cold where they are on disk, or null
 */
record Ready(
    String etag,
    MultiMap whole,
    MultiMap known,
    @Nullable Buffer bytes,
    @Nullable Path cold) {

  /**
   * Makes it ready.
   *
   * @param security what every answer carries; a field of the file takes the place of its namesake
   * @param location the address that the file has by itself if it was chosen by language, or null
   */
  static Ready of(
      PublicFile file,
      PublicFile.Variant variant,
      List<Header> security,
      @Nullable String location) {
    String etag = '"' + variant.etag() + '"';
    MultiMap fields = HttpHeaders.headers();
    security.forEach(field -> put(fields, field.name(), field.value()));
    file.headers().forEach(field -> put(fields, field.name(), field.value()));
    put(fields, "ETag", etag);
    put(fields, "Cache-Control", file.cacheControl());
    if (location != null) {
      put(fields, "Vary", "Accept-Language, Accept-Encoding");
      put(fields, "Content-Location", location);
    } else if (file.variants().size() > 1) {
      put(fields, "Vary", "Accept-Encoding");
    }
    MultiMap known = fields.copy(false);
    put(fields, "Content-Type", file.contentType());
    if (variant.encoding() != PublicFile.Encoding.IDENTITY) {
      put(fields, "Content-Encoding", variant.encoding().token());
    }
    return switch (variant.bytes()) {
      case PublicFile.Bytes.Hot(byte[] hot) ->
          new Ready(etag, whole(fields, hot.length), known, shared(hot), null);
      case PublicFile.Bytes.Cold(Path cold, long length) ->
          new Ready(etag, whole(fields, length), known, null, cold);
    };
  }

  private static MultiMap whole(MultiMap fields, long length) {
    put(fields, "Content-Length", Long.toString(length));
    return fields.copy(false);
  }

  /** An empty value takes a restriction back. */
  private static void put(MultiMap fields, String name, String value) {
    if (value.isEmpty()) {
      fields.remove(name);
    } else {
      fields.set(name, value);
    }
  }

  /** The bytes themselves: nobody writes into them, and nothing is copied for one answer. */
  private static Buffer shared(byte[] bytes) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
  }
}
