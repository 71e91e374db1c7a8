package io.tocsin.site.card;

import io.tocsin.site.SiteFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Draws cards, and keeps the last few, because most pages are written anew without a new picture.
 * Thread-safe.
 */
public final class Pictures {

  private static final int KEPT = 64;
  private static final Map<String, String> ANYWHERE =
      Map.of(
          "access-control-allow-origin", "*",
          "cross-origin-resource-policy", "cross-origin",
          "x-robots-tag", "noindex");

  private final Map<Card, SiteFile> drawn =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Card, SiteFile> eldest) {
              return size() > KEPT;
            }
          });

  /** Begins with none. */
  public Pictures() {}

  /** Returns the card as a file; whoever shares it keeps it for a day. */
  SiteFile draw(Card card) {
    SiteFile known = drawn.get(card);
    if (known != null) {
      return known;
    }
    SiteFile made =
        new SiteFile(
            "image/png", "public, max-age=86400, stale-if-error=604800", ANYWHERE, card.png());
    drawn.put(card, made);
    return made;
  }

  /** A few letters that change with the picture. */
  static String version(SiteFile image) {
    CRC32C sum = new CRC32C();
    sum.update(image.body());
    return Long.toHexString(sum.getValue());
  }
}
