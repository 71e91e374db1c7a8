package io.tocsin.incidents.contradiction;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one voice says: who, when, where, in which words. Immutable.
 *
 * @param id of the claim or statement, or the name of the evidence; no two words share one
 * @param part which of the things that were said in it
 * @param words as they were said, or null: the assertion is all there is
 * @param takesBack id of the earlier word that its speaker takes back with it, or null
 */
public record Testimony(
    String id,
    int part,
    Voice voice,
    Source source,
    @Nullable LocalizedText words,
    Assertion assertion,
    @Nullable String takesBack) {

  /** The order of time; of one instant, any order that is always the same. */
  public static final Comparator<Testimony> IN_TIME =
      Comparator.comparing(Testimony::at)
          .thenComparing(Testimony::id)
          .thenComparingInt(Testimony::part);

  /** Returns what a claim says, thing by thing; an end given as a clock time counts as said. */
  public static List<Testimony> of(Claim claim) {
    List<Assertion> said = new ArrayList<>(claim.assertions());
    boolean told = said.stream().anyMatch(Assertion.End.class::isInstance);
    if (!told) {
      claim.end().ifPresent(end -> said.add(new Assertion.End(end)));
    }
    List<Testimony> testimonies = new ArrayList<>();
    for (Assertion assertion : said) {
      testimonies.add(
          new Testimony(
              "claim:" + claim.id(),
              testimonies.size(),
              voice(claim),
              claim.source(),
              claim.text(),
              assertion,
              claim.corrects() == null ? null : "claim:" + claim.corrects()));
    }
    return testimonies;
  }

  private static Voice voice(Claim claim) {
    LocalizedText speaker = claim.source().speaker();
    if (speaker != null) {
      return new Voice.Named(speaker, claim.byOperator());
    }
    return claim.byOperator() ? new Voice.Operator() : new Voice.Unnamed();
  }

  /** Returns what nobody said but evidence or the books show. */
  public static Testimony shown(String id, Voice voice, Instant at, Assertion assertion) {
    Source source = new Source(null, null, at, Source.Precision.EXACT, null);
    return new Testimony(id, 0, voice, source, null, assertion, null);
  }

  /** When it was said. */
  public Instant at() {
    return source.at();
  }

  /** Whether it is surely another source: another voice, or the same silence elsewhere. */
  boolean isOtherSource(Testimony other) {
    if (id.equals(other.id) || voice.isSame(other.voice)) {
      return false;
    }
    boolean unnamed = voice instanceof Voice.Unnamed && other.voice instanceof Voice.Unnamed;
    return !unnamed
        || differ(source.channel(), other.source.channel())
        || differ(source.url(), other.source.url());
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !Objects.equals(one, other);
  }
}
