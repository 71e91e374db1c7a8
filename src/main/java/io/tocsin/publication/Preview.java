package io.tocsin.publication;

import io.tocsin.incidents.Actor;
import io.tocsin.publication.mouths.MouthText;
import java.time.Instant;
import java.util.List;

/**
 * What a draft would say with every mouth, as it was when it was shared; not published. Immutable.
 *
 * @param id names it in the newsroom; opens nothing
 */
public record Preview(
    String id, KeptDraft draft, Instant at, Actor by, Instant expires, List<MouthText> texts) {
  public Preview {
    texts = List.copyOf(texts);
  }
}
