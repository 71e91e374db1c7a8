package io.tocsin.publication.aftermath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What remains of one incident, as the public sees it. Immutable.
 *
 * @param postMortem the newest revision, or null
 * @param communication how it was told, or null before the public sees it
 */
public record Aftermath(
    @Nullable PostMortem postMortem,
    List<Commitment> commitments,
    @Nullable Communication communication) {

  /** Nothing. */
  public static final Aftermath NONE = new Aftermath(null, List.of(), null);

  public Aftermath {
    commitments = List.copyOf(commitments);
  }
}
