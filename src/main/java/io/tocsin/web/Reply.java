package io.tocsin.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One whole answer. Immutable; nobody may change the body's bytes.
 *
 * <p>The door adds what every answer carries (length, security headers); a header given here wins
 * over the door's own.
 */
public record Reply(int status, List<Header> headers, byte[] body) {

  private static final byte[] NOTHING = {};

  public Reply {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    headers = List.copyOf(headers);
  }

  /** Makes an answer with a body that is not to be cached. */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(
        status,
        List.of(new Header("Content-Type", contentType), new Header("Cache-Control", "no-store")),
        body);
  }

  /** Makes a page. */
  public static Reply html(int status, String page) {
    return of(status, MediaType.HTML, page.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a plain text. */
  public static Reply text(int status, String text) {
    return of(status, MediaType.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a JSON answer from bytes that are JSON already. */
  public static Reply json(int status, byte[] json) {
    return of(status, MediaType.JSON, json);
  }

  /** Makes an answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, List.of(new Header("Cache-Control", "no-store")), NOTHING);
  }

  /** Sends the browser elsewhere with GET, after a POST that was done (303). */
  public static Reply seeOther(String location) {
    return empty(303).with("Location", location);
  }

  /** Returns the same answer with one more header. */
  public Reply with(String name, String value) {
    return with(new Header(name, value));
  }

  /** Returns the same answer with one more header. */
  public Reply with(Header header) {
    List<Header> more = new ArrayList<>(headers);
    more.add(header);
    return new Reply(status, more, body);
  }

  /** Returns the same answer with a cookie. */
  public Reply with(Cookie cookie) {
    return with(cookie.header());
  }
}
