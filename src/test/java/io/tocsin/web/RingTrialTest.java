package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
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
  void loopsThatDoNotMoveAreFaulty() {
    CountDownLatch stuck = new CountDownLatch(1);
    for (int i = 0; i < engine.loops() * 4; i++) {
      vertx().getOrCreateContext(); // contexts take loops in turn
      vertx()
          .runOnContext(_ -> {
            try {
              stuck.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
          });
    }
    try {
      assertThat(new RingTrial(vertx()).hold())
          .isInstanceOfSatisfying(
              RingVerdict.Faulty.class,
              faulty -> assertThat(faulty.why()).contains("not seen within"));
    } finally {
      stuck.countDown();
    }
  }

  @Test
  void loopsThatAreGoneAreFaulty() {
    Waiting.atMost(vertx().close(), 5, TimeUnit.SECONDS);
    assertThat(new RingTrial(vertx()).hold()).isInstanceOf(RingVerdict.Faulty.class);
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

  private void visited(BiConsumer<NetSocket, Buffer> answer) {
    NetServer server =
        vertx()
            .createNetServer()
            .connectHandler(socket -> socket.handler(bytes -> answer.accept(socket, bytes)));
    Waiting.atMost(server.listen(0, "127.0.0.1"), 5, TimeUnit.SECONDS);
    new RingTrial(vertx())
        .visit(new InetSocketAddress("127.0.0.1", server.actualPort()), RingTrial.LENGTH, false)
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }

  private Vertx vertx() {
    return engine.vertx();
  }
}
