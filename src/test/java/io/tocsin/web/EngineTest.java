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
    assertThat(loaded(false))
        .as("classes a start without it loads")
        .contains("io.netty.channel.epoll.EpollIoHandler")
        .doesNotContain("io.netty.channel.uring");
  }

  @Test
  void itIsAskedForWhereItIsWanted() throws Exception {
    assertThat(loaded(true)).contains("io.netty.channel.uring.IoUring");
  }

  private String loaded(boolean ring) throws IOException, InterruptedException {
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
                Boolean.toString(ring))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it comes to its end").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String classes = Files.readString(said);
    assertThat(process.exitValue()).as(classes.lines().toList().getLast()).isZero();
    return classes;
  }

  /** Starts the loops of a house, those of who asks others too, and stops them. */
  static final class Starts {

    private Starts() {}

    public static void main(String[] arguments) throws Exception {
      try (PageFetcher _ = new PageFetcher("Tocsin/test");
          WebErrand _ = new WebErrand(new EgressGate(), "Tocsin/test", false);
          Engine engine = Engine.start(Boolean.parseBoolean(arguments[0]))) {
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
