package io.tocsin.app;

import com.sun.net.httpserver.HttpServer;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.WebErrand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A server from which a mirror is read back: it answers whatever it is told to, everywhere. */
final class ReadBack implements AutoCloseable {

  private final HttpServer server;
  volatile String answer = "";
  volatile int status = 200;

  ReadBack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", exchange.getRequestURI() + "?again");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** Who reads it back; private addresses are asked only where that is allowed. */
  MirrorCanary canary(boolean inside, LongSupplier written, InstantSource clock) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/status/");
    WebErrand errand = new WebErrand(new EgressGate(), "Tocsin/test", inside);
    return new MirrorCanary(address, errand, written, Duration.ofMinutes(5), clock);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
