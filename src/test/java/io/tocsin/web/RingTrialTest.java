package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trial, held on loops that work, that are stuck, and against who answers wrongly. */
class RingTrialTest {

  private Engine engine;

  @BeforeEach
  void open() {
    engine = Engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void loopsThatWorkAreProven() {
    RingVerdict verdict = new RingTrial(vertx()).hold();
    assertThat(verdict).isInstanceOf(RingVerdict.Proven.class);
    RingVerdict.Proven proven = (RingVerdict.Proven) verdict;
    assertThat(proven.connections()).isEqualTo(6 * engine.loops());
    assertThat(proven.took()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void loopsThatDoNotMoveAreNoProof() {
    CountDownLatch stuck = new CountDownLatch(1);
    for (EventExecutor loop : inside().nettyEventLoopGroup()) {
      loop.execute(() -> {
        try {
          stuck.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
      });
    }
    try {
      assertThat(new RingTrial(vertx()).hold())
          .isInstanceOfSatisfying(
              RingVerdict.Unfinished.class,
              verdict -> assertThat(verdict.why()).contains("not seen within"));
    } finally {
      stuck.countDown();
    }
  }

  /** The loop that accepts never tells that somebody left. */
  @Test
  void anEndThatIsNotSeenIsNoProof() {
    Vertx deaf =
        Vertx.builder()
            .withTransport(new TransportInternal("nio", true, null, NioTransport.INSTANCE))
            .build();
    RingTrial trial =
        new RingTrial(
            (VertxInternal) deaf,
            () ->
                new NioServerSocketChannel() {
                  @Override
                  protected int doReadMessages(List<Object> lines) throws Exception {
                    int accepted = super.doReadMessages(lines);
                    lines.forEach(line -> ((Channel) line).pipeline().addFirst(new Deaf()));
                    return accepted;
                  }
                });
    assertThat(trial.hold())
        .isInstanceOfSatisfying(
            RingVerdict.Unfinished.class,
            verdict -> assertThat(verdict.why()).contains("not seen within"));
    Waiting.atMost(deaf.close(), 5, TimeUnit.SECONDS);
  }

  private static final class Deaf extends ChannelInboundHandlerAdapter {

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      // nobody hears of it
    }
  }

  @Test
  void loopsThatAreGoneAreNoProof() {
    Waiting.atMost(vertx().close(), 5, TimeUnit.SECONDS);
    assertThat(new RingTrial(vertx()).hold()).isInstanceOf(RingVerdict.Unfinished.class);
  }

  @Test
  void everyByteIsCompared() {
    assertThatThrownBy(() ->
            visited((socket, bytes) -> {
              byte[] sent = bytes.getBytes();
              if (sent.length > 1) {
                sent[sent.length - 1] ^= 1;
              }
              socket.write(Buffer.buffer(sent));
            }))
        .hasMessageContaining("other bytes");
  }

  @Test
  void bytesTooManyAreNoticed() {
    assertThatThrownBy(
            () -> visited((socket, bytes) -> socket.write(bytes.copy().appendByte((byte) 7))))
        .hasMessageContaining("other bytes");
  }

  @Test
  void aWrongByteFarBehindIsNoticed() {
    assertThatThrownBy(() -> visited(page(150_000), RingTrial.LENGTH, false))
        .hasMessageContaining("other bytes");
  }

  @Test
  void whoLeavesOrTearsTheLineInTheMiddleIsDone() {
    visited(page(RingTrial.LENGTH - 1), RingTrial.LENGTH / 8, false);
    visited(page(RingTrial.LENGTH - 1), RingTrial.LENGTH / 8, true);
  }

  @Test
  void whoClosesEarlyIsNoticed() {
    assertThatThrownBy(() ->
            visited((socket, bytes) -> {
              if (bytes.length() > 1) {
                socket.close();
              } else {
                socket.write(bytes);
              }
            }))
        .hasMessageContaining("ended after 1 bytes");
  }

  /** Answers as it has to be but for one byte, and never closes. */
  private static BiConsumer<NetSocket, Buffer> page(int wrong) {
    int[] seen = {0};
    return (socket, bytes) -> {
      seen[0] += bytes.length();
      var unused = socket.write(bytes);
      if (seen[0] == RingTrial.LETTER) {
        seen[0] = 0;
        byte[] rest = new byte[RingTrial.LENGTH - RingTrial.LETTER];
        RingTrial.text().getBytes(RingTrial.LETTER, rest);
        rest[wrong - RingTrial.LETTER] ^= 1;
        unused = socket.write(Buffer.buffer(rest));
      }
    };
  }

  private void visited(BiConsumer<NetSocket, Buffer> answer) {
    visited(answer, RingTrial.LENGTH, false);
  }

  private void visited(BiConsumer<NetSocket, Buffer> answer, int stay, boolean tears) {
    NetServer server =
        vertx()
            .createNetServer()
            .connectHandler(socket -> socket.handler(bytes -> answer.accept(socket, bytes)));
    Waiting.atMost(server.listen(0, "127.0.0.1"), 5, TimeUnit.SECONDS);
    new RingTrial(vertx())
        .visit(new InetSocketAddress("127.0.0.1", server.actualPort()), stay, tears)
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }

  private VertxInternal inside() {
    return (VertxInternal) engine.vertx();
  }

  private Vertx vertx() {
    return engine.vertx();
  }
}
