package io.tocsin.web;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request, whole. Immutable; nobody may change the body's bytes.
 *
 * @param path decoded, never with a query
 * @param parameters what stood in the route's braces, {@code lang} for {@code /{lang}/report}
 * @param client whom we talk to: the proxy's word only if the proxy is trusted; never to be stored
 * @param secure whether the client came by HTTPS, as far as a trusted proxy tells
 */
public record Request(
    Method method,
    String path,
    Map<String, String> parameters,
    Form query,
    Headers headers,
    byte[] body,
    InetAddress client,
    boolean secure,
    Caller caller) {

  public Request {
    parameters = Map.copyOf(parameters);
  }

  /** Returns what stood in the route's braces. */
  public String parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** Returns the first value of a header. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** Returns the value of a cookie. */
  public Optional<String> cookie(String name) {
    return Cookie.find(headers.values("Cookie"), name, secure);
  }

  /**
   * Returns the media type of the body in lower case, without parameters; empty if none was sent.
   */
  public String contentType() {
    return MediaType.of(headers.only("Content-Type").orElse(""));
  }

  /** Returns the body as text; empty if it is not UTF-8. */
  public Optional<String> text() {
    return PercentCode.utf8(ByteBuffer.wrap(body));
  }

  /**
   * Returns the fields of a posted HTML form.
   *
   * @throws Form.NotAForm if the body is none; the door answers 400
   */
  public Form form() {
    return Form.posted(text().orElseThrow(() -> new Form.NotAForm("not UTF-8")));
  }

  Request by(Caller newCaller) {
    return new Request(method, path, parameters, query, headers, body, client, secure, newCaller);
  }

  /** Tells method and path alone: addresses, tokens and bodies are not for logs. */
  @Override
  public String toString() {
    return method + " request";
  }
}
