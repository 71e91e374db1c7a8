package io.tocsin.catalog.yaml;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may stand where something wrong stands. Immutable.
 *
 * @param nearest what was probably meant
 * @param known everything that may stand there; may be empty
 */
public record Hint(@Nullable String nearest, List<String> known) {

  /** Nothing to say. */
  public static final Hint NONE = new Hint(null, List.of());

  public Hint {
    known = List.copyOf(known);
  }

  /** Makes a hint from what was written and what may be written. */
  public static Hint of(String written, Collection<String> known) {
    return new Hint(Nearest.to(written, known).orElse(null), List.copyOf(known));
  }

  /** Makes a hint that names the nearest only, where the whole list would drown it. */
  static Hint nearestOnly(String written, Collection<String> known) {
    return new Hint(Nearest.to(written, known).orElse(null), List.of());
  }
}
