package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may take away of an incident and use elsewhere. Immutable.
 *
 * @param copies texts that stand on the page, to be copied
 * @param addresses where each statement stays, newest first
 * @param files texts for every use, as files
 * @param map address of the drawn map, or null
 */
public record TakeAwayBlock(
    List<Copy> copies, List<Address> addresses, List<TakeAway> files, @Nullable String map) {

  public TakeAwayBlock {
    copies = List.copyOf(copies);
    addresses = List.copyOf(addresses);
    files = List.copyOf(files);
  }

  /**
   * A text.
   *
   * @param id of the element that holds it
   * @param name what it is for
   */
  public record Copy(String id, String name, String text) {}

  /**
   * The lasting address of a statement.
   *
   * @param id of the element that holds it
   */
  public record Address(String id, TimeTag time, String url) {}

  /** Whether there is nothing to take. */
  public boolean isEmpty() {
    return copies.isEmpty() && addresses.isEmpty() && files.isEmpty() && map == null;
  }
}
