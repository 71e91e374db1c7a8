package io.tocsin.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer whose bytes stand ready goes onto the wire in place of the one that would be
 * encoded anew; one per connection, confined to its event loop.
 *
 * <p>Vert.x reads the request and keeps the books of the connection as ever: it ends its answer,
 * and what it would have had encoded is replaced on the way.
 */
final class Hatch extends ChannelOutboundHandlerAdapter {

  private static final String CONNECTION = "handler"; // what Vert.x calls its own end of a pipeline
  private static final String ENCODER = "httpEncoder";
  private static final Buffer NOTHING = BufferInternal.buffer(Unpooled.EMPTY_BUFFER);

  private final ChannelHandlerContext encoder;
  private @Nullable ByteBuf next;

  private Hatch(ChannelHandlerContext encoder) {
    this.encoder = encoder;
  }

  /** Builds one into a connection. */
  static Hatch in(HttpConnection connection) {
    ChannelPipeline pipeline =
        ((ConnectionBase) connection).channelHandlerContext().channel().pipeline();
    Hatch hatch = new Hatch(pipeline.context(ENCODER));
    pipeline.addBefore(CONNECTION, "hatch", hatch);
    return hatch;
  }

  /** Ends an answer with these bytes, head and body; they are retained until they are written. */
  Future<Void> end(HttpServerResponse response, ByteBuf bytes) {
    next = bytes;
    try {
      return response.end();
    } finally {
      next = null;
    }
  }

  /**
   * Writes a piece of an answer that goes on.
   *
   * @param chunk as it goes onto the wire, its length in front
   */
  Future<Void> write(HttpServerResponse response, ByteBuf chunk) {
    next = chunk;
    try {
      return response.write(NOTHING);
    } finally {
      next = null;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ByteBuf ready = next;
    if (ready == null) {
      var unused = context.write(message, promise); // whoever made the promise hears of it
    } else {
      next = null;
      ReferenceCountUtil.release(message);
      var unused = encoder.write(ready.retainedDuplicate(), promise);
    }
  }
}
