package io.tocsin.web;

import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One public file in one encoding as it goes onto the wire, so that many who ask for it cost no
 * more than the writing: the fields of both answers that it may get, and its bytes. Confined to an
 * event loop.
 */
final class Ready {

  private static final int ASKED_OFTEN = 100;

  private final String etag;
  private final MultiMap whole;
  private final MultiMap known;
  private final byte @Nullable [] hot;
  private final @Nullable Path cold;
  private final NativeRoom room;
  private @Nullable ByteBuffer copy;
  private @Nullable Buffer bytes;
  private int asked;
  private int underWay;
  private boolean past;

  private Ready(
      String etag, MultiMap whole, MultiMap known, PublicFile.Bytes bytes, NativeRoom room) {
    this.etag = etag;
    this.whole = whole;
    this.known = known;
    this.hot = bytes instanceof PublicFile.Bytes.Hot(byte[] all) ? all : null;
    this.cold = bytes instanceof PublicFile.Bytes.Cold(Path file, long length) ? file : null;
    this.room = room;
  }

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
      @Nullable String location,
      NativeRoom room) {
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
    put(fields, "Content-Length", Long.toString(length(variant.bytes())));
    return new Ready(etag, fields.copy(false), known, variant.bytes(), room);
  }

  private static long length(PublicFile.Bytes bytes) {
    return switch (bytes) {
      case PublicFile.Bytes.Hot(byte[] hot) -> hot.length;
      case PublicFile.Bytes.Cold(Path file, long length) -> length;
    };
  }

  /** An empty value takes a restriction back. Kept as bytes, a field needs no encoding later. */
  private static void put(MultiMap fields, String name, String value) {
    if (value.isEmpty()) {
      fields.remove(name);
    } else {
      fields.set(AsciiString.of(name), latin(value));
    }
  }

  /** Every character of a header is one byte, as {@link Header} holds it to. */
  private static AsciiString latin(String value) {
    return new AsciiString(value.getBytes(StandardCharsets.ISO_8859_1), false);
  }

  /** Returns the tag, quoted. */
  String etag() {
    return etag;
  }

  /** Returns the fields of an answer with 200. */
  MultiMap whole() {
    return whole;
  }

  /** Returns the fields of an answer with 304. */
  MultiMap known() {
    return known;
  }

  /** Returns where the bytes are on disk, or null if they are in memory. */
  @Nullable Path cold() {
    return cold;
  }

  /** Returns the bytes, for one answer; {@link #written} must be told when it is out. */
  Buffer bytes() {
    underWay++;
    if (++asked == ASKED_OFTEN && hot != null) {
      copy = room.take(hot);
      bytes = copy == null ? bytes : BufferInternal.buffer(Unpooled.wrappedBuffer(copy));
    }
    Buffer ready = bytes;
    if (ready == null) {
      ready = BufferInternal.buffer(Unpooled.wrappedBuffer(hot == null ? new byte[0] : hot));
      bytes = ready;
    }
    return ready;
  }

  /** Notes that an answer with the bytes is out, or will never be. */
  void written() {
    underWay--;
    giveBack();
  }

  /** Notes that nobody will be given it any more. */
  void leave() {
    past = true;
    giveBack();
  }

  /** What a connection still has to write must not change under it. */
  private void giveBack() {
    ByteBuffer unused = copy;
    if (past && underWay == 0 && unused != null) {
      copy = null;
      bytes = null;
      room.giveBack(unused);
    }
  }
}
