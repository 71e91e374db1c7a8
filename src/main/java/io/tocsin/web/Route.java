package io.tocsin.web;

/**
 * One entry of the route table. Immutable.
 *
 * @param pattern {@code /{lang}/report}: braces match one segment
 * @param maxBody in bytes; a longer body is answered with 413 before the handler is asked
 */
public record Route(
    Method method, PathPattern pattern, Permission permission, int maxBody, Handler handler) {

  /** Room for a form or a small JSON document. */
  public static final int SMALL_BODY = 16 * 1024;

  public Route {
    if (method == Method.HEAD || method == Method.OPTIONS) {
      throw new IllegalArgumentException("the table itself answers " + method);
    }
    if (maxBody < 0 || (maxBody > 0 && method == Method.GET)) {
      throw new IllegalArgumentException("no such body: " + maxBody + " bytes");
    }
  }

  /** Makes a route that reads: GET, and with it HEAD. */
  public static Route get(String pattern, Permission permission, Handler handler) {
    return new Route(Method.GET, PathPattern.of(pattern), permission, 0, handler);
  }

  /** Makes a route that acts at once, on the event loop: POST by everybody. */
  public static Route prompt(String pattern, PromptHandler handler) {
    return post(pattern, new Permission.Everybody(), handler);
  }

  /** Makes a route that acts: POST with at most {@link #SMALL_BODY}. */
  public static Route post(String pattern, Permission permission, Handler handler) {
    return new Route(Method.POST, PathPattern.of(pattern), permission, SMALL_BODY, handler);
  }
}
