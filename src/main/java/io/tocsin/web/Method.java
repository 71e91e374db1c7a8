package io.tocsin.web;

import java.util.Optional;

/** The HTTP methods the door lets in (RFC 9110 section 9); any other is answered with 501. */
public enum Method {
  GET,
  HEAD,
  POST,
  PUT,
  PATCH,
  DELETE,
  OPTIONS;

  private static final Method[] ALL = values();

  /** Returns the method of that exact name; methods are case-sensitive. */
  public static Optional<Method> find(String name) {
    for (Method method : ALL) {
      if (method.name().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}
