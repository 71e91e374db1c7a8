package io.tocsin.access.passkey;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * For which site the keys are (WebAuthn level 3, "relying party"); immutable.
 *
 * @param id the host's name
 * @param origin as browsers write it, without a slash at the end
 */
public record Site(String id, String origin) {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*|\\[.*");

  /** Returns the site at that address. */
  public static Site of(URI base) {
    String host = base.getHost().toLowerCase(Locale.ROOT);
    String scheme = base.getScheme().toLowerCase(Locale.ROOT);
    boolean usual = base.getPort() < 0 || base.getPort() == (scheme.equals("https") ? 443 : 80);
    return new Site(host, scheme + "://" + host + (usual ? "" : ":" + base.getPort()));
  }

  /** Says whether browsers make keys for it: it has a name, and HTTPS or this very machine. */
  public boolean hasKeys() {
    return !ADDRESS.matcher(id).matches()
        && (origin.startsWith("https:") || id.equals("localhost") || id.endsWith(".localhost"));
  }
}
