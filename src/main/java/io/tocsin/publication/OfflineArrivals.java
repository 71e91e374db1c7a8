package io.tocsin.publication;

import io.tocsin.publication.json.OfflineText;
import io.tocsin.wording.Fault;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Takes in what was said on a set of files while the house was away; thread-safe. */
public final class OfflineArrivals {

  private final Publisher publisher;
  private final URI site;
  private final InstantSource clock;

  /**
   * Takes its tools.
   *
   * @param site the public address of the page's root
   */
  public OfflineArrivals(Publisher publisher, URI site, InstantSource clock) {
    this.publisher = publisher;
    this.site = site;
    this.clock = clock;
  }

  /** What became of one. */
  public sealed interface Outcome {

    /**
     * It is in the house.
     *
     * @param generation of the set that showed it: what is published from now on is greater
     * @param repeated whether it was in the house before
     */
    record Taken(Statement statement, long generation, boolean repeated) implements Outcome {}

    /**
     * It is not, and never will be as it is.
     *
     * @param faults what it breaks if it is genuine, else empty
     * @param generation of the set that showed it if it is genuine, else 0
     */
    record Refused(Reason reason, List<Fault> faults, long generation) implements Outcome {
      public Refused {
        faults = List.copyOf(faults);
      }
    }

    /** It comes from an hour that this clock has not reached. */
    record NotYet(Instant at) implements Outcome {}
  }

  /** Why one is refused. */
  public enum Reason {
    /** No word, or of a version that says more. */
    UNREADABLE,
    /** No such key is in this house. */
    UNKNOWN_KEY,
    /** The key did not sign this text. */
    FORGED,
    /** It was said for another page. */
    OTHER_SITE,
    /** It breaks rules; that somebody spoke since then is one. */
    RULES
  }

  /** Takes one in; asked again for the same one, it says the same and does nothing. */
  public Outcome take(SignedWord signed, Map<String, PublicKey> keys) {
    PublicKey key = keys.get(signed.key());
    if (key == null) {
      return refused(signed, Reason.UNKNOWN_KEY);
    }
    if (!signed.isBy(key)) {
      return refused(signed, Reason.FORGED);
    }
    OfflineWord word = OfflineText.read(signed.word()).orElse(null);
    if (word == null) {
      return refused(signed, Reason.UNREADABLE);
    }
    if (!word.site().equals(site)) {
      return refused(signed, Reason.OTHER_SITE);
    }
    if (word.at().isAfter(clock.instant())) {
      return new Outcome.NotYet(word.at());
    }
    return switch (publisher.takeIn(word, signed.key())) {
      case Publication.Published(Statement statement, boolean repeated) ->
          new Outcome.Taken(statement, word.generation(), repeated);
      case Publication.Refused(List<Fault> faults) ->
          new Outcome.Refused(Reason.RULES, faults, word.generation());
    };
  }

  private Outcome refused(SignedWord signed, Reason reason) {
    publisher.noteStranger(signed.key(), reason.name());
    return new Outcome.Refused(reason, List.of(), 0);
  }
}
