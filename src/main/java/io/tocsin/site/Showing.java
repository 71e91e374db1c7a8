package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.web.PublicFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set as it is shown at one moment, to be written elsewhere. Immutable by agreement.
 *
 * @param languages that have a home page, the preferred one first
 * @param files by path, in the encodings that are ready
 * @param snapshot the set was made from, null if none can be read
 * @param revision grows whenever files or encodings are newer
 */
public record Showing(
    long generation,
    List<String> languages,
    Map<String, PublicFile> files,
    @Nullable PublicSnapshot snapshot,
    long revision) {
  public Showing {
    languages = List.copyOf(languages);
  }
}
