package io.tocsin.signals.probe.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Posts a small body to an address of somebody else's (RFC 9112) and reads the status, nothing
 * more; redirects are not followed; thread-safe.
 */
public final class WebPost {

  private final EgressGate gate;
  private final String userAgent;

  /** Posts through a gate, under a name. */
  public WebPost(EgressGate gate, String userAgent) {
    this.gate = gate;
    this.userAgent = userAgent;
  }

  /** What came of it. */
  public sealed interface Posted {

    /** The other side answered. */
    record Answered(int status) implements Posted {}

    /** We do not connect there. */
    record Forbidden(String why) implements Posted {}

    /**
     * No answer.
     *
     * @param handedOver whether all of the body had gone out
     */
    record Failed(String why, boolean handedOver) implements Posted {}
  }

  /**
   * Posts once.
   *
   * @param headers names and values of printable ASCII
   * @param limit for all of it, connecting and waiting included
   */
  public Posted post(
      URI url, Map<String, String> headers, byte[] body, boolean allowPrivate, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      return switch (gate.route(url.getHost(), allowPrivate)) {
        case Route.Open open -> post(url, open.addresses().getFirst(), headers, body, deadline);
        case Route.Forbidden forbidden ->
            new Posted.Forbidden(forbidden.address() + " is not a public address");
        case Route.NotFound notFound -> new Posted.Failed(notFound.why(), false);
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Posted.Failed("stopped", false);
    }
  }

  private Posted post(
      URI url, InetAddress checked, Map<String, String> headers, byte[] body, long deadline) {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    boolean handedOver = false;
    try (Line line = gate.connect(checked, port, deadline)) {
      if (secure) {
        line.startTls(url.getHost());
      }
      head(line, url, headers, body.length);
      line.send(body);
      handedOver = true;
      return status(line.receive());
    } catch (SocketTimeoutException late) {
      return new Posted.Failed("no answer in time", handedOver);
    } catch (IOException broken) {
      return new Posted.Failed(String.valueOf(broken.getMessage()), handedOver);
    }
  }

  private void head(Line line, URI url, Map<String, String> headers, int length)
      throws IOException {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String port = url.getPort() > 0 ? ":" + url.getPort() : "";
    StringBuilder head =
        new StringBuilder("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getHost()).append(port).append("\r\n");
    head.append("User-Agent: ").append(userAgent).append("\r\n");
    head.append("Connection: close\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
    headers.forEach(
        (name, value) -> head.append(plain(name)).append(": ").append(plain(value)).append("\r\n"));
    line.send(head.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static String plain(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("not fit for a header");
    }
    return text;
  }

  private static Posted status(String line) {
    return line.matches("HTTP/1\\.[01] [2-5][0-9]{2}( .*)?")
        ? new Posted.Answered(Integer.parseInt(line.substring(9, 12)))
        : new Posted.Failed("not an HTTP answer", true);
  }
}
