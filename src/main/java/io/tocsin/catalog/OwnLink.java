package io.tocsin.catalog;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A way that the owner adds to the foot of every page. Immutable.
 *
 * @param address {@code https:}, {@code mailto:} or {@code tel:}
 */
public record OwnLink(LocalizedText label, URI address) {

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9().-]{1,30}");

  public OwnLink {
    if (!isAddress(address)) {
      throw new IllegalArgumentException("not an https, mailto or tel address: " + address);
    }
  }

  /** Says whether a page may lead there. */
  public static boolean isAddress(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    String rest = address.getRawSchemeSpecificPart();
    return switch (scheme) {
      case "https" -> WebAddress.isWebAddress(address);
      case "mailto" -> MailAddress.isMailAddress(rest);
      case "tel" -> NUMBER.matcher(rest).matches();
      default -> false;
    };
  }
}
