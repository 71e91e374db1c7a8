package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.PageFetcher;
import io.tocsin.signals.probe.http.WebErrand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Process process =
        new ProcessBuilder(
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
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it comes to its end").isTrue();
    } finally {
      process.destroyForcibly();
    }
    Files.copy(
        said,
        Path.of("/tmp/said-" + ring + rules + ".log"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return new Ended(process.exitValue(), Files.readString(said));
  }

  /** Starts the loops of a house, those of who asks others too, and stops them. */
  static final class Starts {

    private Starts() {}

    public static void main(String[] arguments) throws Throwable {
      if (arguments[1].equals("filtered")) {
        SystemCallFilter.endsWhoAsksForIoUring();
      }
      try (PageFetcher _ = new PageFetcher("Tocsin/test");
          WebErrand _ = new WebErrand(new EgressGate(), "Tocsin/test", false);
          Engine engine = Engine.start(Ring.valueOf(arguments[0]))) {
        engine
            .vertx()
            .createHttpServer()
            .requestHandler(request -> request.response().end())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
      }
    }
  }
}
