package io.tocsin.signals.probe.http;

import io.tocsin.signals.ProbeReason;
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
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages from addresses that were checked: the connection goes to the address, the Host
 * header and the certificate check to the name; thread-safe.
 */
public final class PageFetcher implements AutoCloseable {

  private static final int MAX_BODY = 1024 * 1024;
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([A-Za-z0-9_.:-]+)");

  private final Vertx vertx;
  private final HttpClientAgent client;
  private final String userAgent;

  /**
   * A fetcher with one event loop of its own, so that a slow target never delays a reader of the
   * page.
   *
   * @param userAgent how it names itself, with an address where a webmaster learns more
   */
  public PageFetcher(String userAgent) {
    this.vertx = OneLoop.start();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setDecompressionSupported(true)
                .setMaxHeaderSize(32 * 1024)
                .setConnectTimeout(10_000));
    this.userAgent = userAgent;
  }

  /** Fetches one page from one address, headers and body within a limit. */
  public Fetched fetch(URI url, InetAddress checked, Duration limit) throws InterruptedException {
    Promise<HttpClientRequest> sent = Promise.promise();
    Future<Fetched> answer =
        client
            .request(options(url, checked))
            .compose(request -> {
              sent.complete(request);
              return request.send().compose(response -> read(request, response));
            });
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      sent.future().onSuccess(HttpClientRequest::reset);
      return new Fetched.Failed(
          ProbeReason.TIMED_OUT, "no full answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException failure) {
      return failed(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  private RequestOptions options(URI url, InetAddress checked) {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(SocketAddress.inetSocketAddress(port, checked.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(secure)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setFollowRedirects(false)
        .putHeader("User-Agent", userAgent)
        .putHeader("Accept", "text/html,*/*;q=0.5")
        .putHeader("Cache-Control", "no-cache");
  }

  private static Future<Fetched> read(HttpClientRequest request, HttpClientResponse response) {
    Promise<Fetched> done = Promise.promise();
    Buffer body = Buffer.buffer();
    String type = response.getHeader("Content-Type");
    response.exceptionHandler(done::tryFail);
    response.handler(chunk -> {
      int room = MAX_BODY - body.length();
      body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
      if (body.length() == MAX_BODY && done.tryComplete(page(response.statusCode(), body, type))) {
        request.reset();
      }
    });
    response.endHandler(end -> done.tryComplete(page(response.statusCode(), body, type)));
    return done.future();
  }

  private static Fetched page(int status, Buffer body, @Nullable String contentType) {
    return new Fetched.Page(status, body.toString(charset(contentType)));
  }

  private static Charset charset(@Nullable String contentType) {
    Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static Fetched failed(Throwable cause) {
    ProbeReason reason =
        switch (cause) {
          case SSLException tls -> ProbeReason.TLS_FAILED;
          case ConnectException refused ->
              String.valueOf(refused.getMessage()).contains("timed out")
                  ? ProbeReason.TIMED_OUT
                  : ProbeReason.CONNECTION_REFUSED;
          default -> ProbeReason.PROTOCOL_BROKEN;
        };
    return new Fetched.Failed(reason, cause.getClass().getSimpleName() + ": " + cause.getMessage());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
