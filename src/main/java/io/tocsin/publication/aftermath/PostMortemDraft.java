package io.tocsin.publication.aftermath;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.facts.Prevention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post-mortem before it is checked. Immutable.
 *
 * @param seen the revision its author had before the eyes, 0 for none
 * @param commitments what is promised anew with it
 */
public record PostMortemDraft(
    String incident,
    int seen,
    @Nullable LocalizedText happened,
    @Nullable LocalizedText cause,
    @Nullable LocalizedText measures,
    @Nullable LocalizedText learned,
    @Nullable LocalizedText correction,
    List<Prevention> commitments) {
  public PostMortemDraft {
    commitments = List.copyOf(commitments);
  }
}
