package io.tocsin.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One who comes to a {@link RingTrial}, sends the letter, compares what comes back, and goes;
 * confined to an event loop.
 */
final class RingVisit extends ChannelInboundHandlerAdapter {

  private static final long PAUSE_MILLIS = 5;

  private final ByteBuf text;
  private final int stay;
  private final CompletableFuture<Void> end;
  private int read;
  private boolean leaving;

  /**
   * Prepares the visit.
   *
   * @param text what has to come back
   * @param stay after how many bytes to leave; the text's length or more: after the last
   * @param end completed with the visit, exceptionally by what was wrong
   */
  RingVisit(ByteBuf text, int stay, CompletableFuture<Void> end) {
    this.text = text;
    this.stay = stay;
    this.end = end;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    var unused = context.writeAndFlush(text.slice(0, 1));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!leaving) {
        compare(context, bytes);
      }
    } finally {
      bytes.release();
    }
  }

  private void compare(ChannelHandlerContext context, ByteBuf bytes) {
    int length = bytes.readableBytes();
    int to = read + length;
    if (to > text.capacity()
        || !ByteBufUtil.equals(bytes, bytes.readerIndex(), text, read, length)) {
      end.completeExceptionally(new Wrong("other bytes came back than were sent, after " + read));
      leave(context);
      return;
    }
    boolean first = read == 0;
    boolean answered = read < RingTrial.LETTER && to >= RingTrial.LETTER;
    read = to;
    if (first) {
      var unused = context.writeAndFlush(text.slice(1, RingTrial.LETTER - 1));
    } else if (answered) {
      pause(context);
    } else if (read >= stay && stay < text.capacity()) {
      leave(context);
    }
  }

  private void pause(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(false);
    var unused =
        context
            .executor()
            .schedule(
                () -> context.channel().config().setAutoRead(true),
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  private void leave(ChannelHandlerContext context) {
    leaving = true;
    var unused = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (leaving || read == text.capacity()) {
      end.complete(null);
    } else {
      end.completeExceptionally(new Wrong("a connection ended after " + read + " bytes"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (!leaving) {
      end.completeExceptionally(
          new Wrong("a connection failed after " + read + " bytes: " + failure));
    }
    leave(context);
  }

  /** What was seen is not what it has to be. */
  static final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }
}
