package io.tocsin.publication.aftermath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Promise.Kind;
import io.tocsin.incidents.Promise.Status;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.publication.Statement;
import io.tocsin.publication.aftermath.Commitment.Change;
import io.tocsin.publication.aftermath.Commitment.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToldTest {

  private static final Instant ONSET = Instant.parse("2026-03-03T06:40:00Z");
  private static final Actor ANNE = new Actor(Actor.Kind.PERSON, "anne");
  private static final LocalizedText WORDS = LocalizedText.frenchAndEnglish("mots", "words");

  private static Instant after(long minutes) {
    return ONSET.plus(Duration.ofMinutes(minutes));
  }

  private static Incident incident(Phase phase) {
    boolean closed = phase == Phase.CLOSED;
    return new Incident(
        "i1",
        1,
        "mail",
        Set.of("receive"),
        phase,
        ONSET,
        ONSET,
        ONSET,
        null,
        closed ? after(300) : null,
        closed ? after(360) : null,
        null,
        List.of());
  }

  private static Statement said(long minutes, String corrects) {
    return new Statement(
        "s" + minutes,
        minutes + 1,
        "i1",
        after(minutes),
        ANNE,
        Phase.ACKNOWLEDGED,
        Set.of("receive"),
        WORDS,
        new Eta.NoneYet(),
        after(minutes + 60),
        corrects);
  }

  private static Claim claimed(long minutes, boolean operator) {
    Source source = new Source(null, null, after(minutes), Source.Precision.EXACT, null);
    return new Claim(
        "c" + minutes,
        "i1",
        "mail",
        WORDS,
        operator,
        source,
        after(minutes),
        null,
        Recorder.EDITOR,
        List.of(),
        null);
  }

  private static Promise promise(Kind kind, Status status, String claim, String replacedBy) {
    Instant settled = status == Status.OPEN ? null : after(100);
    String statement = claim == null ? "s1" : null;
    return new Promise(
        "p", "i1", kind, statement, claim, ONSET, after(90), status, settled, replacedBy, null);
  }

  private static Communication count(
      Mode mode, List<Statement> said, List<Claim> claims, List<Promise> promises) {
    return new Told(mode, "Exemple", incident(Phase.CLOSED), said, claims, promises, List.of())
        .count();
  }

  @Test
  void firstWordCountsFromTheStartOfTheOutage() {
    Communication told =
        count(Mode.OPERATOR, List.of(said(90, null), said(30, "s90")), List.of(), List.of());
    assertThat(told.toFirstWord()).isEqualTo(Duration.ofMinutes(30));
    assertThat(told.corrections()).isEqualTo(1);
    assertThat(told.length()).isEqualTo(Duration.ofMinutes(300));
    assertThat(told.publicFrom()).isEqualTo(after(360).plus(Duration.ofDays(7)));
  }

  @Test
  void observersOwnWordsAreNotTheOperators() {
    Communication silent =
        count(Mode.OBSERVER, List.of(said(30, null)), List.of(claimed(20, false)), List.of());
    assertThat(silent.toFirstWord()).isNull();
    Communication spoken =
        count(Mode.OBSERVER, List.of(said(30, null)), List.of(claimed(200, true)), List.of());
    assertThat(spoken.toFirstWord()).isEqualTo(Duration.ofMinutes(200));
  }

  @Test
  void promiseMovedInTimeIsNeitherKeptNorMissed() {
    List<Promise> promises =
        List.of(
            promise(Kind.NEXT_WORD, Status.KEPT, null, null),
            promise(Kind.NEXT_WORD, Status.LATE, null, null),
            promise(Kind.ETA, Status.KEPT, null, "p2"),
            promise(Kind.ETA, Status.BROKEN, null, "p2"),
            promise(Kind.ETA, Status.KEPT, null, null));
    Communication told = count(Mode.OPERATOR, List.of(), List.of(), promises);
    assertThat(told.wordsOnTime()).isEqualTo(1);
    assertThat(told.wordsLate()).isEqualTo(1);
    assertThat(told.endsKept()).isEqualTo(1);
    assertThat(told.endsMissed()).isEqualTo(1);
    Communication observed = count(Mode.OBSERVER, List.of(), List.of(), promises);
    assertThat(observed.endsKept() + observed.endsMissed() + observed.wordsLate()).isZero();
  }

  @Test
  void whatGoesOnIsNotCounted() {
    Told open =
        new Told(
            Mode.OPERATOR,
            "x",
            incident(Phase.ACKNOWLEDGED),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(open::count).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void commitmentIsLateAgainstTheDayPromisedFirst() {
    LocalDate june = LocalDate.of(2026, 6, 1);
    Change made = new Change(ONSET, Commitment.Kind.MADE, june, null);
    Change moved = new Change(after(60), Commitment.Kind.MOVED, june.plusMonths(3), WORDS);
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant july = Instant.parse("2026-07-01T10:00:00Z");
    Commitment one = new Commitment("c", "i1", WORDS, List.of(made, moved));
    assertThat(one.due()).contains(june.plusMonths(3));
    assertThat(one.standing(ONSET, paris)).isEqualTo(Standing.OPEN);
    assertThat(one.standing(july, paris)).isEqualTo(Standing.LATE);
    Change done = new Change(july, Commitment.Kind.DONE, null, WORDS);
    assertThat(new Commitment("c", "i1", WORDS, List.of(made, moved, done)).standing(july, paris))
        .isEqualTo(Standing.DONE_LATE);
    assertThatThrownBy(() -> new Change(july, Commitment.Kind.DONE, null, null))
        .hasMessage("who changes a commitment says why");
  }
}
