package io.tocsin.site.view;

import io.tocsin.incidents.Answered;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.WordStanding;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Claimed;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts replies beside what they answer, and beside words what this house remarks on them. */
final class ReplyWriter {

  private final Reading reading;

  ReplyWriter(Reading reading) {
    this.reading = reading;
  }

  /** Returns the replies to something, oldest first. */
  List<ReplyBlock> to(IncidentView incident, Answered.Kind kind, String id) {
    Answered answered = new Answered(kind, id);
    return claims(incident)
        .filter(claim -> answered.equals(claim.answers()))
        .map(claim ->
            new ReplyBlock(
                claim.id(),
                reading.phrases().say("reply.of", "operator", reading.operator(incident.service())),
                Sources.words(reading, claim.source()),
                Prose.of(claim.text(), reading.language()),
                remarks(claim.id())))
        .toList()
        .reversed();
  }

  private static Stream<Claim> claims(IncidentView incident) {
    return incident.timeline().stream()
        .filter(Claimed.class::isInstance)
        .map(entry -> ((Claimed) entry).claim());
  }

  /** What a word replies to, and where that stands; null when it replies to nothing. */
  Timeline.@Nullable Answering answering(IncidentView incident, Claim claim) {
    Answered answered = claim.answers();
    if (answered == null) {
      return null;
    }
    String key = "reply.to." + answered.kind();
    String anchor =
        answered.kind() == Answered.Kind.CONTRADICTION ? "c-" + answered.id() : answered.id();
    String words =
        saidAt(incident, answered)
            .map(at -> reading.phrases().say(key + ".at", "time", reading.moments().moment(at)))
            .orElseGet(() -> reading.phrases().say(key));
    return new Timeline.Answering(anchor, words);
  }

  private static Optional<Instant> saidAt(IncidentView incident, Answered answered) {
    return switch (answered.kind()) {
      case CLAIM ->
          claims(incident)
              .filter(claim -> claim.id().equals(answered.id()))
              .map(claim -> claim.source().at())
              .findFirst();
      case STATEMENT ->
          incident.timeline().stream()
              .filter(Said.class::isInstance)
              .map(entry -> ((Said) entry).statement())
              .filter(statement -> statement.id().equals(answered.id()))
              .map(statement -> statement.at())
              .findFirst();
      case CONTRADICTION -> Optional.empty();
    };
  }

  /** The word of the same domain that a word takes back, as it stood; null when it takes none. */
  Timeline.@Nullable Correction takenBack(IncidentView incident, Claim claim) {
    return claims(incident)
        .filter(other -> isTakenBack(other, claim))
        .findFirst()
        .map(old ->
            new Timeline.Correction(
                old.id(),
                reading.time(old.source().at()),
                Prose.of(old.text(), reading.language())))
        .orElse(null);
  }

  /** The anchor of what takes a word back, or null: it stands. */
  @Nullable String takenBackBy(IncidentView incident, Claim claim) {
    return claims(incident)
        .filter(other -> isTakenBack(claim, other))
        .map(Claim::id)
        .findFirst()
        .orElse(null);
  }

  private static boolean isTakenBack(Claim old, Claim by) {
    return old.id().equals(by.corrects()) && by.source().proved() != null;
  }

  /** What this house put beside a word, in sentences. */
  List<String> remarks(@Nullable String claim) {
    WordStanding standing =
        claim == null
            ? WordStanding.PLAIN
            : reading.snapshot().remarks().getOrDefault(claim, WordStanding.PLAIN);
    List<String> remarks = new ArrayList<>();
    WordStanding.Remark hidden = standing.hidden();
    if (hidden != null) {
      remarks.add(
          reading.phrases().say("remark.hidden", "time", reading.moments().moment(hidden.at())));
    }
    WordStanding.Remark mark = standing.mark();
    if (mark != null) {
      remarks.add(
          reading
              .phrases()
              .say(
                  "remark.mark",
                  "words",
                  reading.words(mark.words()),
                  "time",
                  reading.moments().moment(mark.at())));
    }
    return remarks;
  }
}
