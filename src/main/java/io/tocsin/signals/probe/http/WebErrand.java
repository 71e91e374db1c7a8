package io.tocsin.signals.probe.http;

import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.Route;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Runs errands to web servers that an owner named: one request, one whole answer, through the
 * egress gate; thread-safe.
 *
 * <p>The connection goes to the address that was checked, the Host header and the certificate check
 * to the name. Redirects are not followed, answers not unpacked, and an answer longer than asked
 * for is no answer.
 */
public final class WebErrand implements AutoCloseable {

  private static final int MOST_HEADER = 16 * 1024;

  private final Vertx vertx;
  private final HttpClientAgent client;
  private final EgressGate gate;
  private final String userAgent;
  private final boolean allowPrivate;

  /**
   * Opens it, with one event loop of its own.
   *
   * @param userAgent how it names itself
   * @param allowPrivate whether servers in private networks and on this machine may be reached
   */
  public WebErrand(EgressGate gate, String userAgent, boolean allowPrivate) {
    this(gate, userAgent, allowPrivate, new HttpClientOptions());
  }

  WebErrand(EgressGate gate, String userAgent, boolean allowPrivate, HttpClientOptions options) {
    this.gate = gate;
    this.userAgent = userAgent;
    this.allowPrivate = allowPrivate;
    this.vertx = OneLoop.start();
    this.client =
        vertx.createHttpClient(
            options
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(MOST_HEADER)
                .setConnectTimeout(5_000));
  }

  /**
   * What is asked.
   *
   * @param headers besides Host, User-Agent and Content-Length
   * @param body posted; null to get
   */
  public record Question(URI url, Map<String, String> headers, byte @Nullable [] body) {
    public Question {
      headers = Map.copyOf(headers);
    }

    /** Tells the address alone: headers and body hold secrets. */
    @Override
    public String toString() {
      return "question to " + url.getHost();
    }
  }

  /** What came of it. */
  public sealed interface Answer {

    /** A whole answer. */
    record Whole(int status, String contentType, byte[] body) implements Answer {}

    /** None, and why. */
    record None(Why why) implements Answer {}
  }

  /** Why there is no answer. */
  public enum Why {
    NAME_NOT_FOUND,
    ADDRESS_NOT_ALLOWED,
    NO_CONNECTION,
    TLS_FAILED,
    TIMED_OUT,
    TOO_LARGE,
    PROTOCOL_BROKEN
  }

  /**
   * Asks.
   *
   * @param most of the body, in bytes
   * @param limit for everything but the look-up of the name
   */
  public Answer ask(Question question, int most, Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    return switch (gate.route(question.url().getHost(), allowPrivate)) {
      case Route.Open open -> askFirstThatConnects(question, open.addresses(), most, limit, start);
      case Route.Forbidden _ -> new Answer.None(Why.ADDRESS_NOT_ALLOWED);
      case Route.NotFound _ -> new Answer.None(Why.NAME_NOT_FOUND);
    };
  }

  private Answer askFirstThatConnects(
      Question question, List<InetAddress> addresses, int most, Duration limit, long start)
      throws InterruptedException {
    Answer last = new Answer.None(Why.NO_CONNECTION);
    for (InetAddress address : addresses) {
      Duration left = limit.minusNanos(System.nanoTime() - start);
      if (!left.isPositive()) {
        return new Answer.None(Why.TIMED_OUT);
      }
      last = ask(question, address, most, left);
      if (!last.equals(new Answer.None(Why.NO_CONNECTION))) {
        return last;
      }
    }
    return last;
  }

  private Answer ask(Question question, InetAddress checked, int most, Duration limit)
      throws InterruptedException {
    Promise<HttpClientRequest> begun = Promise.promise();
    Future<Answer> answer =
        client
            .request(options(question, checked))
            .compose(request -> {
              begun.complete(request);
              return send(request, question.body()).compose(got -> read(request, got, most));
            });
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      begun.future().onSuccess(HttpClientRequest::reset);
      return new Answer.None(Why.TIMED_OUT);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return new Answer.None(why(cause, begun.future().succeeded()));
    }
  }

  private static Future<HttpClientResponse> send(
      HttpClientRequest request, byte @Nullable [] body) {
    return body == null ? request.send() : request.send(Buffer.buffer(body));
  }

  private RequestOptions options(Question question, InetAddress checked) {
    URI url = question.url();
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    RequestOptions options =
        new RequestOptions()
            .setMethod(question.body() == null ? HttpMethod.GET : HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, checked.getHostAddress()))
            .setHost(url.getHost())
            .setPort(port)
            .setSsl(secure)
            .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
            .setFollowRedirects(false)
            .putHeader("User-Agent", userAgent);
    question.headers().forEach(options::putHeader);
    return options;
  }

  private static Future<Answer> read(HttpClientRequest request, HttpClientResponse got, int most) {
    Promise<Answer> done = Promise.promise();
    Buffer body = Buffer.buffer();
    String type = got.getHeader("Content-Type");
    got.exceptionHandler(done::tryFail);
    got.handler(chunk -> {
      if (body.length() + chunk.length() > most) {
        done.tryComplete(new Answer.None(Why.TOO_LARGE));
        request.reset();
      } else {
        body.appendBuffer(chunk);
      }
    });
    got.endHandler(_ ->
        done.tryComplete(
            new Answer.Whole(got.statusCode(), type == null ? "" : type, body.getBytes())));
    return done.future();
  }

  private static Why why(Throwable cause, boolean connected) {
    if (cause instanceof SSLException) {
      return Why.TLS_FAILED;
    }
    return connected ? Why.PROTOCOL_BROKEN : Why.NO_CONNECTION;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
