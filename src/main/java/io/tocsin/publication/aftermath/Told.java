package io.tocsin.publication.aftermath;

import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts how an outage was told, from what was kept of it; pure. In observer mode our own words are
 * not the operator's and count for nothing. Immutable.
 */
public record Told(
    Mode mode,
    String operator,
    Incident incident,
    List<Statement> said,
    List<Claim> claims,
    List<Promise> promises,
    List<Contradiction> contradictions) {

  /** The way of counting; another way has another name. */
  public static final String METHOD = "told-1";

  /** How long whoever is counted sees it before the public does. */
  public static final Duration SHOWN_FIRST = Duration.ofDays(7);

  public Told {
    said = List.copyOf(said);
    claims = List.copyOf(claims);
    promises = List.copyOf(promises);
    contradictions = List.copyOf(contradictions);
  }

  /**
   * Counts.
   *
   * @throws IllegalStateException if the incident is not closed
   */
  public Communication count() {
    Instant closed = incident.closedAt();
    if (closed == null) {
      throw new IllegalStateException("what goes on is not counted yet");
    }
    Instant recovered = incident.recoveredAt();
    Instant end = recovered == null ? closed : recovered;
    List<Contradiction> open = contradictions.stream().filter(Contradiction::isPublic).toList();
    return new Communication(
        METHOD,
        incident.id(),
        incident.service(),
        operator,
        closed,
        length(incident.onset(), end),
        toFirstWord(),
        count(Promise.Kind.NEXT_WORD, true),
        count(Promise.Kind.NEXT_WORD, false),
        count(Promise.Kind.ETA, true),
        count(Promise.Kind.ETA, false),
        corrections(),
        open.stream().map(Contradiction::id).toList(),
        stood(open, closed),
        closed.plus(SHOWN_FIRST));
  }

  private @Nullable Duration toFirstWord() {
    Stream<Instant> elsewhere =
        claims.stream().filter(Claim::byOperator).map(claim -> claim.source().at());
    Stream<Instant> here =
        mode == Mode.OBSERVER ? Stream.empty() : said.stream().map(Statement::at);
    return Stream.concat(elsewhere, here)
        .min(Comparator.naturalOrder())
        .map(first -> length(incident.onset(), first))
        .orElse(null);
  }

  private static Duration length(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private int count(Promise.Kind kind, boolean kept) {
    return Math.toIntExact(
        promises.stream()
            .filter(promise -> promise.kind() == kind)
            .filter(promise -> mode == Mode.OPERATOR || promise.claim() != null)
            .filter(promise -> promise.replacedBy() == null || wasMissed(promise))
            .filter(promise -> promise.status() != Promise.Status.OPEN)
            .filter(promise -> kept == (promise.status() == Promise.Status.KEPT))
            .count());
  }

  /** A promise that was moved in time was corrected, and is neither kept nor missed. */
  private static boolean wasMissed(Promise promise) {
    return promise.status() == Promise.Status.LATE || promise.status() == Promise.Status.BROKEN;
  }

  private int corrections() {
    return Math.toIntExact(
        mode == Mode.OBSERVER
            ? claims.stream().filter(Claim::byOperator).filter(c -> c.corrects() != null).count()
            : said.stream().filter(statement -> statement.corrects() != null).count());
  }

  /** The time during which at least one of them stood: overlapping ones count once. */
  private static Duration stood(List<Contradiction> open, Instant closed) {
    Duration sum = Duration.ZERO;
    Instant reached = Instant.MIN;
    for (Contradiction one :
        open.stream().sorted(Comparator.comparing(Contradiction::foundAt)).toList()) {
      Instant end = Objects.requireNonNullElse(one.closedAt(), closed);
      Instant from = one.foundAt().isAfter(reached) ? one.foundAt() : reached;
      if (end.isAfter(from)) {
        sum = sum.plus(Duration.between(from, end));
        reached = end;
      }
    }
    return sum;
  }
}
