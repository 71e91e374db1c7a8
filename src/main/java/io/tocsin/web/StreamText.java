package io.tocsin.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Something that all readers of an event stream are told, written into bytes once for everybody.
 * Immutable; thread-safe.
 *
 * @param plain as it is
 * @param chunk as a chunk (RFC 9112 section 7.1), in memory that the kernel takes it from; it needs
 *     no giving back
 */
record StreamText(Buffer plain, ByteBuf chunk) {

  /** Writes it into bytes. */
  static StreamText of(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] length =
        (Integer.toHexString(plain.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer chunk = ByteBuffer.allocateDirect(length.length + plain.length + 2);
    chunk.put(length).put(plain).put((byte) '\r').put((byte) '\n').flip();
    return new StreamText(
        Buffer.buffer(plain), Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(chunk)));
  }
}
