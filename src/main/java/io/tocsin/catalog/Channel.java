package io.tocsin.catalog;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One place where an operator speaks: its site, an account, a forum. Silence is measured on each.
 * Immutable.
 *
 * @param id unique within its service
 */
public record Channel(String id, LocalizedText name, @Nullable URI url) {

  public Channel {
    Id.require("channel", id);
  }
}
