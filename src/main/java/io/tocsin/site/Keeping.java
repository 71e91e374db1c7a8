package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps on the disk what is shown, with the pieces it was made from; a disk that refuses hinders
 * nobody who reads. Confined to one thread at a time, but for {@link #keep}.
 */
final class Keeping {

  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  private final SiteStore store;
  private final boolean writing;
  private Shares pieces = Shares.NONE;
  private boolean behind;

  /**
   * Keeps in a store.
   *
   * @param writing false where another process writes it
   */
  Keeping(SiteStore store, boolean writing) {
    this.store = store;
    this.writing = writing;
  }

  /** Goes on from a set that was found. */
  void goOn(FoundSet found) {
    pieces = Shares.found(Edition.of(found.pieces()));
  }

  /** Says whether the disk refused the last set. */
  boolean isBehind() {
    return behind;
  }

  /** Writes a set; when it returns, a restart finds it, or it is behind. */
  void write(SiteSet set, PublicSnapshot snapshot) {
    if (!writing) {
      return;
    }
    pieces = pieces.next(SnapshotText.pieces(snapshot));
    try {
      store.write(set, pieces.edition());
      behind = false;
    } catch (IOException e) {
      behind = true;
      LOG.warn("The set of generation {} is shown but not on disk", set.generation(), e);
    }
  }

  /** Keeps packed forms, and writes anew what has grown too long. */
  void keep(List<SiteStore.Packed> packed) {
    if (!writing) {
      return;
    }
    try {
      store.keep(packed);
      store.tidy();
    } catch (IOException e) {
      LOG.warn("The packed files are served but not on disk", e);
    }
  }
}
