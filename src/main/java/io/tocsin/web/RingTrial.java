package io.tocsin.web;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.transport.Transport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tries event loops that go through {@code io_uring} before anybody is served by them: connections
 * of this machine with itself, to each loop, with answers larger than what the kernel takes at
 * once, readers who stop for a moment, leave in the middle or tear the line. Netty alone, without
 * what Vert.x builds on it: a start waits for this.
 */
final class RingTrial {

  /** How many bytes a whole visit brings back. */
  static final int LENGTH = 256 << 10;

  /** How many of them are sent first. */
  static final int LETTER = 700;

  private static final int ROOM = 16 << 10; // of the kernel, for each side; it takes twice as much
  private static final int EACH = 6;
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final ByteBuf text = text(); // gone with the trial
  private final EventLoopGroup loops;
  private final ChannelFactory<? extends Channel> lines;
  private final ChannelFactory<? extends ServerChannel> doors;
  private final List<CompletableFuture<?>> awaited = new ArrayList<>();

  /** Fails with the first thing that is wrong. */
  private final CompletableFuture<Object> wrong = new CompletableFuture<>();

  RingTrial(Vertx vertx) {
    VertxInternal inside = (VertxInternal) vertx;
    Transport transport = inside.transport();
    loops = inside.nettyEventLoopGroup();
    lines = transport.channelFactory(false);
    doors = transport.serverChannelFactory(false);
  }

  /**
   * Tries the loops; waits for the end, three seconds at most.
   *
   * @return {@link RingVerdict.Proven} or {@link RingVerdict.Faulty}
   */
  RingVerdict hold() {
    long start = System.nanoTime();
    List<Channel> opened = new ArrayList<>();
    try {
      int visits = 0;
      for (EventExecutor loop : loops) {
        Channel door = door((EventLoop) loop, left(start));
        opened.add(door);
        for (int visitor = 0; visitor < EACH; visitor++) {
          boolean stays = visitor % 3 == 0;
          var _ = visit(door.localAddress(), stays ? LENGTH : LENGTH / 8, visitor % 3 == 2);
          visits++;
        }
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(awaited.toArray(CompletableFuture<?>[]::new));
      CompletableFuture.anyOf(all, wrong).get(left(start), TimeUnit.NANOSECONDS);
      return new RingVerdict.Proven(visits, Duration.ofNanos(System.nanoTime() - start));
    } catch (ExecutionException failure) {
      return new RingVerdict.Faulty(told(failure.getCause()));
    } catch (TimeoutException late) {
      long open = awaited.stream().filter(end -> !end.isDone()).count();
      return new RingVerdict.Faulty(
          open + " of " + awaited.size() + " ends were not seen within 3 seconds");
    } catch (RuntimeException refused) { // loops that take nothing in any more
      return new RingVerdict.Faulty(refused.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new RingVerdict.Faulty("interrupted");
    } finally {
      for (Channel door : opened) {
        var _ = door.close();
      }
    }
  }

  private static String told(@Nullable Throwable cause) {
    return cause instanceof RingVisit.Wrong
        ? String.valueOf(cause.getMessage())
        : String.valueOf(cause);
  }

  private static long left(long start) {
    return Math.max(1, LIMIT.toNanos() - (System.nanoTime() - start));
  }

  private Channel door(EventLoop loop, long nanos)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<Void> left = new CompletableFuture<>();
    awaited.add(left);
    Guests guests = new Guests(left);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channelFactory(doors)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_SNDBUF, ROOM)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel line) {
                    line.pipeline().addLast(new Host(guests));
                  }
                })
            .bind(new InetSocketAddress("127.0.0.1", 0));
    bound.get(nanos, TimeUnit.NANOSECONDS);
    return bound.channel();
  }

  /**
   * Pays a visit to who sends back a letter and then a page.
   *
   * @param stay after how many bytes to leave, at most {@link #LENGTH}
   * @param tears whether the line is torn then
   * @return ends with the visit, or fails with what was wrong
   */
  CompletableFuture<Void> visit(SocketAddress where, int stay, boolean tears) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    var told =
        end.whenComplete((_, failure) -> {
          if (failure != null) {
            wrong.completeExceptionally(failure);
          }
        });
    awaited.add(told);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops)
            .channelFactory(lines)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_RCVBUF, ROOM)
            .handler(new RingVisit(text, stay, end));
    if (tears) {
      bootstrap.option(ChannelOption.SO_LINGER, 0);
    }
    var unused =
        bootstrap
            .connect(where)
            .addListener(connected -> {
              if (!connected.isSuccess()) {
                end.completeExceptionally(connected.cause());
              }
            });
    return end;
  }

  /** Bytes in which none stands where its neighbour could. */
  private static ByteBuf text() {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bytes[i] = (byte) (i ^ (i >> 8) * 31 ^ (i >> 16) * 17);
    }
    return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes));
  }

  /** Counts those who came to one loop and went; confined to it. */
  private static final class Guests {

    private final CompletableFuture<Void> left;
    private int gone;

    Guests(CompletableFuture<Void> left) {
      this.left = left;
    }

    void gone() {
      gone++;
      if (gone == EACH) {
        left.complete(null);
      }
    }
  }

  /** Sends back a letter, byte for byte, then a page, and closes. */
  private final class Host extends SimpleChannelInboundHandler<ByteBuf> {

    private final Guests guests;
    private int seen;

    Host(Guests guests) {
      this.guests = guests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      seen += bytes.readableBytes();
      var unused = context.writeAndFlush(bytes.retain());
      if (seen == LETTER) {
        unused =
            context
                .writeAndFlush(text.slice(LETTER, LENGTH - LETTER))
                .addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      guests.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable torn) {
      var unused = context.close(); // that it is over is what counts
    }
  }
}
