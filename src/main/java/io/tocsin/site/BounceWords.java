package io.tocsin.site;

import io.tocsin.signals.bounce.Bounce;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.List;

/**
 * A bounce in plain words: what the server says, and whether that is true. Immutable, thread-safe.
 */
public final class BounceWords {

  private final Phrasebook phrases;

  private BounceWords(Phrasebook phrases) {
    this.phrases = phrases;
  }

  /**
   * Loads the phrases.
   *
   * @param languages BCP 47 tags, the preferred one first; those without phrases are left out
   */
  public static BounceWords load(List<String> languages) {
    return new BounceWords(Phrasebook.load("bounce", languages));
  }

  /**
   * Says what a bounce means.
   *
   * @param broken whether an incident is open for the domain that sent it
   */
  public String say(Bounce bounce, boolean broken, String language) {
    Phrases words = phrases.in(language);
    String kind = bounce.kind().name();
    String meaning = words.say("bounce.kind." + kind);
    String said =
        bounce.codes().isEmpty()
            ? words.say("bounce.said", "said", meaning)
            : words.say("bounce.said-coded", "codes", bounce.codes(), "said", meaning);
    return said + words.say((broken ? "bounce.broken." : "bounce.calm.") + kind);
  }

  /** Says that the text holds no bounce. */
  public String none(String language) {
    return phrases.in(language).say("bounce.none");
  }
}
