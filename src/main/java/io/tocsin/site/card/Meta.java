package io.tocsin.site.card;

import io.tocsin.site.SiteFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells programs about itself, beside its text. Immutable.
 *
 * @param title carries the state, because it is often all that is shown
 * @param description one sentence
 * @param article whether it tells a story that goes on
 * @param published when it was first told, or null
 * @param modified when it last changed, or null
 * @param imagePath of the picture, with its version as a query, so that no cache keeps an old one
 * @param image the picture itself
 * @param json linked data, safe inside a script element
 */
public record Meta(
    String title,
    String description,
    boolean article,
    @Nullable Instant published,
    @Nullable Instant modified,
    String imagePath,
    SiteFile image,
    String json) {

  /** Returns the picture's path without its version. */
  public String file() {
    int query = imagePath.indexOf('?');
    return query < 0 ? imagePath : imagePath.substring(0, query);
  }

  /** Returns the width of the picture in pixels. */
  public int width() {
    return Card.WIDTH;
  }

  /** Returns the height of the picture in pixels. */
  public int height() {
    return Card.HEIGHT;
  }
}
