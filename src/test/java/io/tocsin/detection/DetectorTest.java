package io.tocsin.detection;

import static io.tocsin.detection.Watching.CEGETEL;
import static io.tocsin.detection.Watching.NEUF;
import static io.tocsin.detection.Watching.person;
import static io.tocsin.detection.Watching.probe;
import static io.tocsin.signals.ProbeReason.AS_EXPECTED;
import static io.tocsin.signals.ProbeReason.CONNECTION_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.UnreadableState;
import io.tocsin.signals.CatalogChanged;
import io.tocsin.signals.CatalogChanged.Watched;
import io.tocsin.signals.FollowUp;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.Signal;
import io.tocsin.signals.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectorTest {

  /** Some hours of a mail service with short outages, quarrelling probes and people. */
  private static List<Signal> story(long seed, int minutes) {
    Random random = new Random(seed);
    Watching mail = new Watching();
    mail.watches(probe("neuf", NEUF), probe("cegetel", CEGETEL), probe("page"));
    List<String> reports = new ArrayList<>(List.of("unknown"));
    ProbeReason[] reasons = ProbeReason.values();
    for (int minute = 0; minute < minutes; minute++) {
      mail.minutes(1);
      boolean outage = minute % 120 > 85;
      mail.answersAtOnce("page", random.nextInt(4) == 0 ? pick(random, reasons) : AS_EXPECTED);
      mail.answersAtOnce("neuf", outage ? CONNECTION_REFUSED : AS_EXPECTED, NEUF);
      if (minute % 200 < 150) {
        mail.answersAtOnce("cegetel", outage ? pick(random, reasons) : AS_EXPECTED, CEGETEL);
      }
      for (int i = random.nextInt(outage ? 20 : 2); i > 0; i--) {
        int who = random.nextInt(500);
        reports.add(mail.fails(person(who), "%02d".formatted(1 + who % 60), NEUF));
        mail.says(
            pick(random, FollowUp.State.values()),
            reports.get(random.nextInt(reports.size())),
            person(random.nextInt(500)));
      }
    }
    return mail.told;
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static List<Verdict> fold(List<Signal> signals) {
    Detector detector = new Detector();
    List<Verdict> verdicts = new ArrayList<>();
    signals.forEach(signal -> verdicts.addAll(detector.fold(signal)));
    return verdicts;
  }

  @Test
  void aDetectorSavedAndRestoredAtAnyMomentSaysTheSame() {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<Verdict> restored = new ArrayList<>();
      List<Signal> story = story(seed, 300);
      Detector through = new Detector();
      Detector detector = new Detector();
      for (Signal signal : story) {
        if (random.nextInt(50) == 0) {
          byte[] state = detector.save();
          detector = Detector.restore(state);
          assertThat(detector.save()).as("seed %d", seed).isEqualTo(state);
        }
        List<Verdict> verdicts = detector.fold(signal);
        assertThat(verdicts).as("seed %d", seed).isEqualTo(through.fold(signal));
        restored.addAll(verdicts);
      }
      assertThat(restored).as("seed %d", seed).isNotEmpty();
      assertThat(detector.evidence()).as("seed %d", seed).isEqualTo(through.evidence());
    }
  }

  @Test
  void aJournalThatRepeatsItselfIsHeardOnce() {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<Signal> story = story(seed, 300);
      List<Signal> repeating = new ArrayList<>();
      for (Signal signal : story) {
        repeating.add(signal);
        while (random.nextInt(3) == 0) {
          int back = random.nextInt(Math.min(500, repeating.size()));
          Signal again = repeating.get(repeating.size() - 1 - back);
          if (!(again instanceof CatalogChanged)) {
            repeating.add(again);
          }
        }
      }
      assertThat(fold(repeating)).as("seed %d", seed).isEqualTo(fold(story));
    }
  }

  @Test
  void aLittleDisorderChangesNothingThatMatters() {
    for (long seed = 0; seed < 20; seed++) {
      Watching mail = new Watching();
      mail.watches(probe("smtp"));
      for (int i = 0; i < 120; i++) {
        mail.answers(1, "smtp", AS_EXPECTED);
      }
      mail.crowd(0, 100, 1);
      for (int i = 0; i < 10; i++) {
        mail.answers(1, "smtp", CONNECTION_REFUSED);
      }
      for (int i = 0; i < 60; i++) {
        mail.answers(1, "smtp", AS_EXPECTED);
      }
      assertThat(fold(disordered(mail.told, new Random(seed))))
          .as("seed %d", seed)
          .extracting(Verdict::change)
          .filteredOn(change -> change != Verdict.Change.REVISED)
          .containsExactlyElementsOf(mail.changes());
    }
  }

  /** Neighbours change places, as signals of one minute do that come from several hands. */
  private static List<Signal> disordered(List<Signal> signals, Random random) {
    List<Signal> disordered = new ArrayList<>(signals);
    for (int i = 2; i + 1 < disordered.size(); i++) {
      if (random.nextBoolean()) {
        Collections.swap(disordered, i, i + 1);
      }
    }
    return disordered;
  }

  @Test
  void partitionsTogetherSayWhatOneDetectorSays() {
    Watching both = new Watching();
    both.tell(
        new CatalogChanged(
            "catalog",
            both.now,
            List.of(
                new Watched("mail", "receive", List.of(probe("smtp"))),
                new Watched("other", "page", List.of(probe("page"))))));
    both.answers(10, "smtp", AS_EXPECTED).answers(10, "smtp", CONNECTION_REFUSED).minutes(30);
    List<Verdict> elsewhere =
        fold(both.told.stream().filter(signal -> signal.key().isEmpty()).toList());
    assertThat(elsewhere).isEmpty();
    assertThat(both.verdicts).isNotEmpty();
    assertThat(both.detector.evidence())
        .extracting(Evidence::service)
        .containsExactly("mail", "other");
  }

  @Test
  void anOldCatalogueHeardAgainChangesNothing() {
    Watching mail = new Watching();
    mail.watches(probe("old")).minutes(5).watches(probe("new")).answers(1, "new", AS_EXPECTED);
    mail.tell(mail.told.getFirst());
    assertThat(mail.evidence().probes()).hasSize(1);
  }

  @Test
  void theClockNeverGoesBack() {
    Watching mail = new Watching();
    mail.watches(probe("smtp")).answers(3, "smtp", AS_EXPECTED);
    mail.tell(new Tick("late", mail.now.minusSeconds(3600)));
    assertThat(mail.evidence().asOf()).isEqualTo(mail.now);
  }

  @Test
  void aStateOfAnotherVersionIsRefusedByName() {
    StateOut other = new StateOut();
    other.text("another-form-7");
    assertThatThrownBy(() -> Detector.restore(other.toBytes()))
        .isInstanceOf(UnreadableState.class)
        .hasMessageContaining("another-form-7")
        .hasMessageContaining(Detector.VERSION);
  }

  @Test
  void aDamagedStateIsRefused() {
    Watching mail = new Watching();
    mail.watches(probe("smtp")).answers(5, "smtp", AS_EXPECTED).crowd(0, 20, 2);
    byte[] state = mail.detector.save();
    for (int length = 0; length < state.length; length += 7) {
      byte[] torn = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> Detector.restore(torn)).isInstanceOf(UnreadableState.class);
    }
  }

  @Test
  void memoryStaysBoundedUnderAFlood() {
    Watching mail = new Watching();
    mail.watches();
    for (int i = 0; i < 20_000; i++) {
      mail.told.clear();
      mail.fails(person(i), "59");
    }
    int full = mail.detector.save().length;
    assertThat(full).isLessThan(800_000);
    for (int i = 20_000; i < 30_000; i++) {
      mail.told.clear();
      mail.fails(person(i), "59");
    }
    assertThat(mail.detector.save().length).as("half as many again").isLessThan(full + full / 20);
  }
}
