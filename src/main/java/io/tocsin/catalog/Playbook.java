package io.tocsin.catalog;

import io.tocsin.wording.Placeholder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done and said first when something breaks, prepared in calm weather. Immutable.
 *
 * @param components what it is about, all of one service; at least one
 * @param symptoms what people notice then, in their words
 * @param firstWord the first statement with places to fill ({@link #PLACES}), or null: the ready
 *     text of the moment
 * @param cadence after how long the next word comes
 * @param channels ids of the channels of the service on which it is said as well
 * @param calls who telephones whom
 * @param speakAloneAfter after how long without an answer an automatic statement is published, or
 *     null: never
 */
public record Playbook(
    String id,
    LocalizedText name,
    Trigger trigger,
    Set<String> components,
    LocalizedText symptoms,
    @Nullable LocalizedText firstWord,
    Duration cadence,
    List<String> channels,
    List<PhoneCall> calls,
    @Nullable Duration speakAloneAfter) {

  /** What may be left open in a first word: all of it is known when it is rung. */
  public static final Set<Placeholder> PLACES =
      Set.copyOf(
          EnumSet.of(
              Placeholder.OPERATOR,
              Placeholder.SERVICE,
              Placeholder.SYMPTOM,
              Placeholder.SINCE,
              Placeholder.NOW,
              Placeholder.NEXT));

  /** What sets it off, besides a person, who always may. */
  public enum Trigger {
    /** Nothing but a person. */
    MANUAL,
    /** People report it, or more than that. */
    SUSPECTED,
    /** A probe or a person confirms it. */
    CONFIRMED;

    /** Returns the word in the owner's file. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Somebody to be told by telephone.
   *
   * @param by whose task it is
   * @param to who is called
   * @param phone as the owner writes it
   * @param about what they need to hear, or null
   */
  public record PhoneCall(
      LocalizedText by, LocalizedText to, String phone, @Nullable LocalizedText about) {}

  /** Returns the channels on which its word is said as well, of the service that it is about. */
  public List<Channel> channels(Catalog catalog) {
    return catalog.serviceOf(components.iterator().next()).map(Service::channels).stream()
        .flatMap(List::stream)
        .filter(channel -> channels.contains(channel.id()))
        .toList();
  }

  public Playbook {
    Id.require("playbook", id);
    components = Set.copyOf(components);
    channels = List.copyOf(channels);
    calls = List.copyOf(calls);
    if (components.isEmpty()) {
      throw new IllegalArgumentException("playbook " + id + " is about nothing");
    }
    if (cadence.compareTo(Duration.ofMinutes(5)) < 0) {
      throw new IllegalArgumentException("playbook " + id + " promises a word too soon");
    }
  }
}
