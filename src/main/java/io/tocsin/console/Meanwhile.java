package io.tocsin.console;

import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.SheetRevision;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else did while a statement was being written. Immutable.
 *
 * @param sheet the fact sheet that stands now, or null if it is still the one that was seen
 * @param facts what it says, or null as well
 * @param said the statement that was published meanwhile, or null
 */
public record Meanwhile(@Nullable SheetRevision sheet, @Nullable Facts facts, @Nullable Said said) {

  /** Says whether there is nothing to compare with. */
  public boolean isEmpty() {
    return sheet == null && said == null;
  }
}
