package io.tocsin.site;

import java.util.Map;
import java.util.Objects;

/**
 * A set as it was found on disk. Immutable by agreement.
 *
 * @param pieces of the snapshot it was made from
 * @param packed hash of a body to encoding to bytes
 * @param items of the files and pieces, by path
 */
record FoundSet(
    SiteSet set,
    Map<String, SiteFile> pieces,
    Map<String, Map<String, byte[]>> packed,
    Map<String, Step.Item> items) {

  /** Returns what is ready packed of a path, by encoding. */
  Map<String, byte[]> packed(String path) {
    Step.Item item = items.get(path);
    return item == null ? Map.of() : packed.getOrDefault(item.hash(), Map.of());
  }

  /** Returns a file of it, in the forms that are ready packed. */
  HotFile hot(String path, SiteFile file) {
    Step.Item item = Objects.requireNonNull(items.get(path), path);
    return new HotFile(file, packed(path), item.hash());
  }
}
