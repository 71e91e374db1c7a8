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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private static final int AT_ONCE = 8;
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final ByteBuf text = text(); // gone with the trial
  private final EventLoopGroup acceptors;
  private final EventLoopGroup loops;
  private final ChannelFactory<? extends Channel> lines;
  private final ChannelFactory<? extends ServerChannel> doors;
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  /** Set before those that are open are closed: who comes after that is not among them. */
  private volatile boolean over;

  /** Fails with the first thing that is wrong. */
  private final CompletableFuture<Object> wrong = new CompletableFuture<>();

  RingTrial(Vertx vertx) {
    this((VertxInternal) vertx, ((VertxInternal) vertx).transport().serverChannelFactory(false));
  }

  /**
   * Prepares a trial.
   *
   * @param doors what those who come are accepted by
   */
  RingTrial(VertxInternal vertx, ChannelFactory<? extends ServerChannel> doors) {
    this.acceptors = vertx.acceptorEventLoopGroup();
    this.loops = vertx.nettyEventLoopGroup();
    this.lines = vertx.transport().channelFactory(false);
    this.doors = doors;
  }

  /**
   * Tries the loops, a few at a time; waits for the end, three seconds at most.
   *
   * @return {@link RingVerdict.Proven}, {@link RingVerdict.Faulty} or {@link
   *     RingVerdict.Unfinished}
   */
  RingVerdict hold() {
    long start = System.nanoTime();
    int visits = 0;
    List<CompletableFuture<Void>> awaited = new ArrayList<>();
    try {
      for (Iterator<EventExecutor> all = loops.iterator(); all.hasNext(); ) {
        awaited.clear();
        for (int i = 0; i < AT_ONCE && all.hasNext(); i++) {
          awaited.addAll(visits((EventLoop) all.next(), start));
          visits += EACH;
        }
        CompletableFuture<Void> ends =
            CompletableFuture.allOf(awaited.toArray(CompletableFuture<?>[]::new));
        CompletableFuture.anyOf(ends, wrong).get(left(start), TimeUnit.NANOSECONDS);
      }
      return new RingVerdict.Proven(visits, Duration.ofNanos(System.nanoTime() - start));
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof RingVisit.Wrong
          ? new RingVerdict.Faulty(String.valueOf(failure.getCause().getMessage()))
          : new RingVerdict.Unfinished(root(failure));
    } catch (TimeoutException late) {
      long unseen = awaited.stream().filter(end -> !end.isDone()).count();
      return new RingVerdict.Unfinished(
          unseen + " of " + awaited.size() + " ends were not seen within 3 seconds");
    } catch (RuntimeException refused) { // loops that take nothing in any more
      return new RingVerdict.Unfinished(root(refused));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new RingVerdict.Unfinished("interrupted");
    } finally {
      over = true;
      for (Channel channel : open) {
        var _ = channel.close();
      }
    }
  }

  /** What is at the bottom of a failure: the kernel's own words, if there are any. */
  static String root(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static long left(long start) {
    return Math.max(1, LIMIT.toNanos() - (System.nanoTime() - start));
  }

  /** Those who come to one loop, and what it saw of their going. */
  private List<CompletableFuture<Void>> visits(EventLoop loop, long start)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    SocketAddress door = door(loop, new Guests(gone), left(start));
    List<CompletableFuture<Void>> awaited = new ArrayList<>(List.of(gone));
    for (int visitor = 0; visitor < EACH; visitor++) {
      boolean stays = visitor % 3 == 0;
      awaited.add(visit(door, stays ? LENGTH : LENGTH / 8, visitor % 3 == 2));
    }
    return awaited;
  }

  /** Accepts as the page's door does: by one loop, for another. */
  private SocketAddress door(EventLoop loop, Guests guests, long nanos)
      throws ExecutionException, InterruptedException, TimeoutException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(acceptors, loop)
            .channelFactory(doors)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_SNDBUF, ROOM)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel line) {
                    open.add(line);
                    line.pipeline().addLast(new Host(guests));
                    if (over) { // who comes now finds nobody
                      var unused = line.close();
                    }
                  }
                })
            .bind(new InetSocketAddress("127.0.0.1", 0));
    open.add(bound.channel());
    bound.get(nanos, TimeUnit.NANOSECONDS);
    return bound.channel().localAddress();
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
    CompletableFuture<Void> told =
        end.whenComplete((_, failure) -> {
          if (failure != null) {
            wrong.completeExceptionally(failure);
          }
        });
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
    return told;
  }

  /** Bytes in which none stands where its neighbour could. */
  static ByteBuf text() {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bytes[i] = (byte) (i ^ (i >> 8) * 31 ^ (i >> 16) * 17);
    }
    ByteBuffer shared = ByteBuffer.allocateDirect(LENGTH).put(bytes).flip(); // not one per visit
    return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(shared));
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
      var unused = seen > LETTER ? context.close() : context.writeAndFlush(bytes.retain());
      if (seen == LETTER) {
        int half = LENGTH / 2;
        unused = context.write(text.slice(LETTER, half - LETTER)); // two at once, as answers leave
        unused =
            context
                .writeAndFlush(text.slice(half, LENGTH - half))
                .addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (seen == LETTER) { // nobody else's visit counts
        guests.gone();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable torn) {
      var unused = context.close(); // that it is over is what counts
    }
  }
}
