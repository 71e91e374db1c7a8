package io.tocsin.catalog;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How people reach the owner of this installation. Immutable.
 *
 * @param phone as the owner writes it
 * @param url a page with more ways
 * @param press the address for journalists
 */
public record Contacts(
    @Nullable String email, @Nullable String phone, @Nullable URI url, @Nullable String press) {

  /** Nobody can be reached. */
  public static final Contacts NONE = new Contacts(null, null, null, null);
}
