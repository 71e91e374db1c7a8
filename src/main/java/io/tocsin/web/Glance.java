package io.tocsin.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerRequest;
import java.util.Iterator;
import java.util.Map;

/**
 * What the fields of a request say about where it ends, for whom it is and which file it gets: one
 * pass over them, for all that most requests are asked. Confined to an event loop.
 */
final class Glance {

  private boolean broken;
  private int hosts;
  private String host = "";
  private int lengths;
  private String length = "";
  private int codings;
  private String coding = "";
  private String connection = "";
  private String encodings = "";
  private String languages = "";
  private String known = "";

  private Glance() {}

  /** Looks at all fields; one that is none makes the whole header one that is broken. */
  static Glance at(HttpServerRequest request) {
    Glance glance = new Glance();
    if (request.headers() instanceof HttpHeaders fields) { // without a String for every name
      Iterator<Map.Entry<CharSequence, CharSequence>> all = fields.iteratorCharSequence();
      while (all.hasNext()) {
        Map.Entry<CharSequence, CharSequence> field = all.next();
        glance.note(field.getKey(), field.getValue());
      }
    } else {
      request.headers().forEach((name, value) -> glance.note(name, value));
    }
    return glance;
  }

  private void note(CharSequence name, CharSequence value) {
    if (!Header.isName(name) || !Header.isValue(value)) {
      broken = true;
    } else if (is(name, HttpHeaderNames.HOST)) {
      hosts++;
      host = join(host, value);
    } else if (is(name, HttpHeaderNames.CONTENT_LENGTH)) {
      lengths++;
      length = join(length, value);
    } else if (is(name, HttpHeaderNames.TRANSFER_ENCODING)) {
      codings++;
      coding = join(coding, value);
    } else if (is(name, HttpHeaderNames.CONNECTION)) {
      connection = join(connection, value);
    } else if (is(name, HttpHeaderNames.ACCEPT_ENCODING)) {
      encodings = join(encodings, value);
    } else if (is(name, HttpHeaderNames.ACCEPT_LANGUAGE)) {
      languages = join(languages, value);
    } else if (is(name, HttpHeaderNames.IF_NONE_MATCH)) {
      known = join(known, value);
    }
  }

  private static boolean is(CharSequence name, AsciiString wanted) {
    return name.length() == wanted.length() && wanted.contentEqualsIgnoreCase(name);
  }

  /** Several fields of a name are one list (RFC 9110 section 5.3). */
  private static String join(String list, CharSequence value) {
    return list.isEmpty() ? value.toString() : list + ", " + value;
  }

  /** Says whether a field has a name or a value that none may have. */
  boolean isBroken() {
    return broken;
  }

  /** Returns how often {@code Host} was sent. */
  int hosts() {
    return hosts;
  }

  /** Returns {@code Host}, empty if none was sent, as all that follow. */
  String host() {
    return host;
  }

  /** Returns how often {@code Content-Length} was sent. */
  int lengths() {
    return lengths;
  }

  /** Returns {@code Content-Length}. */
  String length() {
    return length;
  }

  /** Returns how often {@code Transfer-Encoding} was sent. */
  int codings() {
    return codings;
  }

  /** Returns {@code Transfer-Encoding}. */
  String coding() {
    return coding;
  }

  /** Returns {@code Connection}. */
  String connection() {
    return connection;
  }

  /** Returns {@code Accept-Encoding}. */
  String encodings() {
    return encodings;
  }

  /** Returns {@code Accept-Language}. */
  String languages() {
    return languages;
  }

  /** Returns {@code If-None-Match}. */
  String known() {
    return known;
  }
}
