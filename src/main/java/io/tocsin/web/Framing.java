package io.tocsin.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request begins and ends, and for whom it is: what two servers in a row must read the same
 * way, or one of them is deceived (RFC 9112 sections 3.2 and 6).
 */
final class Framing {

  private static final String HOST_SIGNS = "._:[]-";
  private static final int LONGEST_HOST = 255;
  private static final int USUAL_FIELDS = 16;
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final String BROKEN = "tocsin-broken-header";

  private Framing() {}

  /** Reads the fields; one that is none makes the whole header one that is not plain. */
  static Headers read(HttpServerRequest request) {
    List<Header> all = new ArrayList<>(USUAL_FIELDS);
    try {
      request.headers().forEach((name, value) -> all.add(new Header(name, value)));
    } catch (IllegalArgumentException e) {
      return new Headers(List.of(new Header(BROKEN, "")));
    }
    return new Headers(all);
  }

  /**
   * Says whether two servers would read it the same way.
   *
   * @param version null if it is none that we know
   */
  static boolean isPlain(Glance glance, @Nullable HttpVersion version) {
    boolean oneHost =
        glance.hosts() == 1
            ? isHost(glance.host())
            : glance.hosts() == 0 && version == HttpVersion.HTTP_1_0;
    boolean chunked = glance.codings() > 0;
    boolean plainTransfer =
        !chunked || (glance.coding().equals("chunked") && version == HttpVersion.HTTP_1_1);
    int lengths = glance.lengths();
    boolean oneLength = lengths == 0 || (lengths == 1 && isLength(glance.length()));
    boolean oneFraming = !chunked || lengths == 0;
    return oneHost && plainTransfer && oneLength && oneFraming && !glance.isBroken();
  }

  private static boolean isHost(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && HOST_SIGNS.indexOf(c) < 0) {
        return false;
      }
    }
    return text.length() <= LONGEST_HOST;
  }

  private static boolean isLength(String text) {
    return LENGTH.matcher(text).matches();
  }
}
