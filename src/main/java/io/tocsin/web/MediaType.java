package io.tocsin.web;

import java.util.Locale;

/** Names of media types. */
public final class MediaType {

  public static final String JSON = "application/json";
  public static final String PROBLEM = "application/problem+json";
  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String HTML = "text/html; charset=utf-8";
  public static final String TEXT = "text/plain; charset=utf-8";
  public static final String EVENTS = "text/event-stream";

  private MediaType() {}

  /** Returns the type in lower case without its parameters. */
  static String of(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
