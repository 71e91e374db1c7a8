package io.tocsin.incidents;

import io.tocsin.catalog.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known about the operator's words on one channel; immutable.
 *
 * <p>It never accuses on a missing check: only a check of the last {@link #FRESH} may say that no
 * word was found, everything older is grey.
 */
public record Silence(String channel, Reading reading) {

  /** How long a check tells something about now. */
  public static final Duration FRESH = Duration.ofHours(24);

  /** What the last check of a channel tells. */
  public sealed interface Reading {

    /** Nobody looked: we do not know. */
    record NeverChecked() implements Reading {}

    /** Somebody looked too long ago: we do not know. */
    record Stale(ChannelCheck check) implements Reading {}

    /** Somebody looked and found no word. */
    record NoWordFound(ChannelCheck check) implements Reading {}

    /** Somebody looked and found a word, as old as it is. */
    record WordFound(ChannelCheck check, Instant wordAt) implements Reading {}
  }

  /** Reads the checks of a service, one channel after the other as the catalogue lists them. */
  public static List<Silence> of(List<Channel> channels, List<ChannelCheck> checks, Instant now) {
    return channels.stream()
        .map(channel -> new Silence(channel.id(), reading(latest(channel.id(), checks), now)))
        .toList();
  }

  private static Optional<ChannelCheck> latest(String channel, List<ChannelCheck> checks) {
    return checks.stream()
        .filter(check -> check.channel().equals(channel))
        .max(Comparator.comparing(ChannelCheck::checkedAt));
  }

  private static Reading reading(Optional<ChannelCheck> check, Instant now) {
    return check.map(found -> reading(found, now)).orElseGet(Reading.NeverChecked::new);
  }

  private static Reading reading(ChannelCheck check, Instant now) {
    if (isStale(check, now)) {
      return new Reading.Stale(check);
    }
    Instant word = check.lastWordAt();
    return word == null ? new Reading.NoWordFound(check) : new Reading.WordFound(check, word);
  }

  /** Whether a check is too old to tell anything about now. */
  public static boolean isStale(ChannelCheck check, Instant now) {
    return check.checkedAt().plus(FRESH).isBefore(now);
  }

  /** The operator's newest public word, from checks of channels and from recorded claims. */
  public static Optional<Instant> lastWord(List<ChannelCheck> checks, List<Claim> claims) {
    Stream<Instant> found =
        checks.stream()
            .map(ChannelCheck::lastWordAt)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull);
    Stream<Instant> said =
        claims.stream().filter(Claim::byOperator).map(claim -> claim.source().at());
    return Stream.concat(found, said).max(Comparator.naturalOrder());
  }
}
