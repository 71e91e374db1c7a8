package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;

/** What an editor may do about a contradiction; none of these closes it. */
public sealed interface WayOut {

  /** Write the correction: it is closed when the corrected word is out. */
  record Correct() implements WayOut {}

  /** Say in public why both were said; both stay to be seen. */
  record Explain(LocalizedText words) implements WayOut {}

  /** Show both in public, with their sources. */
  record Publish() implements WayOut {}
}
