package io.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The state that the page was shown from is gone, and nobody said that it may be. */
public final class StateMissing extends IOException {

  private static final long serialVersionUID = 1L;

  private StateMissing(Path file, Path site) {
    super(
        file
            + " is missing, and the page was shown from it. Put it back from a backup; or, to"
            + " begin anew without what it knew, move "
            + site
            + " away.");
  }

  /** Refuses to begin anew behind a page that was shown. */
  static void refuse(DataFolder folder) throws StateMissing {
    Path state = folder.resolve("tocsin.db");
    if (!Files.exists(state)) {
      throw new StateMissing(state, folder.resolve("site"));
    }
  }
}
