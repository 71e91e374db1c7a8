package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.PageFetcher;
import io.tocsin.signals.probe.http.WebErrand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The event loops on Linux, started in a process of their own that tells which classes it loads.
 */
@EnabledOnOs(OS.LINUX)
class EngineTest {

  @TempDir Path folder;

  @Test
  void nobodyAsksTheKernelForIoUringUnlessItIsWanted() throws Exception {
    Ended ended = started(Ring.NEVER, "free");
    assertThat(ended.code()).as(ended.last()).isZero();
    assertThat(ended.said())
        .as("classes a start without it loads")
        .contains("io.netty.channel.epoll.EpollIoHandler")
        .doesNotContain("io.netty.channel.uring");
  }

  @Test
  void itIsAskedForWhereItIsWanted() throws Exception {
    Ended ended = started(Ring.ALWAYS, "free");
    assertThat(ended.code()).as(ended.last()).isZero();
    assertThat(ended.said()).contains("io.netty.channel.uring.IoUring");
  }

  @Test
  void aStartTellsWhichWayItGoesAndWhy() throws Exception {
    Ended ended = started(Ring.PROVEN, "free");
    assertThat(ended.code()).as(ended.last()).isZero();
    assertThat(ended.said()).containsPattern("Connections go (through|without) io_uring: \\S+");
    if (Engine.tryRing() instanceof RingVerdict.Proven) {
      assertThat(ended.said()).contains("io.netty.channel.uring.IoUringIoHandler", "all was well");
    }
  }

  @Test
  void whereAskingEndsAProcessAStartWithTrialDoesNotAsk() throws Exception {
    Ended ended = started(Ring.PROVEN, "filtered");
    assertThat(ended.code()).as(ended.last()).isZero();
    assertThat(ended.said())
        .contains("io.netty.channel.epoll.EpollIoHandler", "seccomp")
        .doesNotContain("io.netty.channel.uring");
  }

  @Test
  void theFilterOfTheseTestsIsReal() throws Exception {
    Ended ended = started(Ring.ALWAYS, "filtered");
    assertThat(ended.code()).as("ended by the kernel (SIGSYS)").isEqualTo(128 + 31);
  }

  /** The page alone is held up by nothing else than these. */
  @Test
  void loopsKeepAProcessUpWhoeverStartedThem() throws Exception {
    Path said = folder.resolve("stays.log");
    Process process = process(Ring.PROVEN, "stays", said);
    try {
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.readString(said).contains("main is done") && System.nanoTime() < patience) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(Files.readString(said)).contains("main is done");
      assertThat(process.waitFor(2, TimeUnit.SECONDS)).as("it ended").isFalse();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aKernelThatGivesNothingAtAllDelaysAStartForSeconds() {
    CountDownLatch never = new CountDownLatch(1);
    long start = System.nanoTime();
    try (Engine engine =
        Engine.proven(() -> {
          try {
            never.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
          return Engine.start();
        })) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(new RingTrial(engine.vertx()).hold()).isInstanceOf(RingVerdict.Proven.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void aKernelThatOffersItAndGivesNoneIsServedWithout() {
    try (Engine engine =
        Engine.proven(() -> {
          throw new IllegalStateException("failed to create a child event loop");
        })) {
      assertThat(new RingTrial(engine.vertx()).hold()).isInstanceOf(RingVerdict.Proven.class);
    }
  }

  @Test
  void loopsThatFailTheirTrialServeNobody() {
    Engine broken = Engine.start();
    broken.close();
    try (Engine engine = Engine.proven(() -> broken)) {
      assertThat(engine).isNotSameAs(broken);
      assertThat(new RingTrial(engine.vertx()).hold()).isInstanceOf(RingVerdict.Proven.class);
    }
  }

  /** How a process came to its end, and what it said. */
  private record Ended(int code, String said) {

    String last() {
      return said.lines().reduce("", (_, line) -> line);
    }
  }

  private Ended started(Ring ring, String rules) throws IOException, InterruptedException {
    Path said = folder.resolve("classes.log");
    Process process = process(ring, rules, said);
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it comes to its end").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private static Process process(Ring ring, String rules, Path said) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:stdout",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Starts.class.getName(),
            ring.name(),
            rules)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .directory(said.getParent().toFile()) // for the core of one that is ended
        .start();
  }

  /** Starts the loops of a house, those of who asks others too, and stops them. */
  static final class Starts {

    private Starts() {}

    public static void main(String[] arguments) throws Throwable {
      if (arguments[1].equals("filtered")) {
        SystemCallFilter.endsWhoAsksForIoUring();
      }
      Ring ring = Ring.valueOf(arguments[0]);
      if (arguments[1].equals("stays")) {
        Engine engine = // as the page's door does
            CompletableFuture.supplyAsync(() -> Engine.start(ring), Thread::startVirtualThread)
                .join();
        listen(engine);
        System.out.println("main is done");
        return;
      }
      try (PageFetcher _ = new PageFetcher("Tocsin/test");
          WebErrand _ = new WebErrand(new EgressGate(), "Tocsin/test", false);
          Engine engine = Engine.start(ring)) {
        listen(engine);
      }
    }

    private static void listen(Engine engine) {
      var _ =
          Waiting.atMost(
              engine
                  .vertx()
                  .createHttpServer()
                  .requestHandler(request -> request.response().end())
                  .listen(0, "127.0.0.1"),
              30,
              TimeUnit.SECONDS);
    }
  }
}
