package io.tocsin.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One public file in one encoding as it goes onto the wire, so that many who ask for it cost no
 * more than the writing: the fields of both answers that it may get, and its bytes. What is asked
 * for often stands ready as one run of bytes, head and all. Confined to an event loop.
 */
final class Ready {

  private static final int ASKED_OFTEN = 100;
  private static final byte[] NO_BODY = {};

  private final String etag;
  private final MultiMap whole;
  private final MultiMap known;
  private final byte @Nullable [] hot;
  private final @Nullable Path cold;
  private final NativeRoom room;
  private final Prompt wholePrompt = new Prompt();
  private final Prompt knownPrompt = new Prompt();
  private @Nullable Buffer bytes;

  /** An answer as one run of bytes, once it was given often. */
  private static final class Prompt {
    private int asked;
    private NativeRoom.@Nullable Taken taken;
  }

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

  /** Returns the bytes of the body. */
  Buffer bytes() {
    Buffer ready = bytes;
    if (ready == null) {
      ready = BufferInternal.buffer(Unpooled.wrappedBuffer(hot == null ? NO_BODY : hot));
      bytes = ready;
    }
    return ready;
  }

  /**
   * Returns the whole answer to a GET over HTTP/1.1 as it goes onto a connection that stays open,
   * or null if it does not stand ready. Whoever writes it retains it until it is out.
   *
   * @param known whether it is the 304
   */
  @Nullable ByteBuf prompt(boolean known) {
    Prompt prompt = known ? knownPrompt : wholePrompt;
    NativeRoom.Taken taken = prompt.taken;
    if (taken == null && ++prompt.asked == ASKED_OFTEN) {
      taken = known ? room.take(head(304, this.known), NO_BODY) : takeWhole();
      prompt.taken = taken;
    }
    return taken == null ? null : taken.bytes();
  }

  private NativeRoom.@Nullable Taken takeWhole() {
    return hot == null ? null : room.take(head(200, whole), hot);
  }

  private static byte[] head(int status, MultiMap fields) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(HttpResponseStatus.valueOf(status)).append("\r\n");
    fields.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Notes that nobody will be given it any more. */
  void leave() {
    leave(wholePrompt);
    leave(knownPrompt);
  }

  private void leave(Prompt prompt) {
    NativeRoom.Taken unused = prompt.taken;
    if (unused != null) {
      prompt.taken = null;
      room.giveBack(unused);
    }
  }
}
