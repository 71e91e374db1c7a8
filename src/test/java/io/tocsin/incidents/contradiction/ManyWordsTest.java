package io.tocsin.incidents.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Figure;
import io.tocsin.incidents.Interval;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Comparison.Correction;
import io.tocsin.incidents.contradiction.Comparison.NoConflict;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A search over a hundred thousand sets of words for a word of the rules against themselves. */
class ManyWordsTest {

  private static final int SETS = 100_000;
  private static final Instant START = Instant.parse("2009-03-01T00:00:00Z");
  private static final List<String> NAMES = List.of("helpline", "spokesperson", "forum", "paper");
  private static final List<String> PLACES = List.of("press", "forum", "telephone");
  private static final List<String> COMPONENTS = List.of("receive", "send", "sign-in");
  private static final List<String> AREAS = List.of("59", "67", "71");

  private static final Map<String, LocalizedText> TEXTS =
      Stream.of(
              "helpline",
              "spokesperson",
              "forum",
              "paper",
              "press",
              "telephone",
              "newcomer",
              "0 euros",
              "1 euros",
              "2 euros")
          .collect(Collectors.toMap(words -> words, Said::text));

  private final Map<Matter, Integer> clashes = new EnumMap<>(Matter.class);
  private int corrections;

  @Test
  void rulesNeverContradictThemselvesAndNeverAccuseOnOneSource() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("seed of the word sets, to be given back by -Dseed: " + seed);
    Random random = new Random(seed);
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int set = 0; set < SETS; set++) {
      check(words(random), random);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d sets in %.1f s of CPU: %,d corrections, clashes %s%n",
        SETS,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9,
        corrections,
        clashes);
    assertThat(clashes).containsOnlyKeys(Matter.values());
  }

  private void check(List<Testimony> words, Random random) {
    Crosscheck.Findings findings = Crosscheck.of(words);
    List<Testimony> shuffled = new ArrayList<>(words);
    shuffled.addAll(words.subList(0, words.size() / 2));
    Collections.shuffle(shuffled, random);
    holds(Crosscheck.of(shuffled).equals(findings), "order and repetition count", words);
    corrections += findings.corrections().size();
    Set<Testimony> corrected = new HashSet<>();
    for (Correction correction : findings.corrections()) {
      holds(corrected.add(correction.earlier()), "corrected twice", correction);
      holds(!correction.earlier().equals(correction.later()), "corrects itself", correction);
    }
    Set<String> ids = new HashSet<>();
    for (Clash clash : findings.clashes()) {
      clashes.merge(clash.matter(), 1, Integer::sum);
      holds(ids.add(clash.id()), "found twice", clash);
      holds(words.contains(clash.one()) && words.contains(clash.other()), "made up", clash);
      holds(!corrected.contains(clash.one()), "a word that was corrected", clash);
      holds(!corrected.contains(clash.other()), "a word that was corrected", clash);
      holds(!clash.one().id().equals(clash.other().id()), "one source", clash);
      holds(!clash.one().voice().isSame(clash.other().voice()), "one voice", clash);
      inventsNobody(clash.one());
      inventsNobody(clash.other());
    }
    pairs(words, findings);
    grows(words, findings, random);
  }

  private static void holds(boolean held, String rule, Object about) {
    if (!held) {
      throw new AssertionError(rule + ": " + about);
    }
  }

  private static void inventsNobody(Testimony word) {
    boolean named =
        word.voice() instanceof Voice.Named(var name, boolean _)
            && name.equals(word.source().speaker());
    holds(named == (word.source().speaker() != null), "a speaker of no source", word);
  }

  /** Each pair has one answer, in either order, and it is the one that the whole set gives. */
  private static void pairs(List<Testimony> words, Crosscheck.Findings findings) {
    List<Testimony> ordered = words.stream().sorted(Testimony.IN_TIME).toList();
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = i; j < ordered.size(); j++) {
        Testimony one = ordered.get(i);
        Testimony other = ordered.get(j);
        Comparison comparison = Crosscheck.compare(one, other);
        holds(Crosscheck.compare(other, one).equals(comparison), "not symmetric", comparison);
        boolean found =
            findings.clashes().stream()
                .anyMatch(clash -> clash.one().equals(one) && clash.other().equals(other));
        boolean accuses =
            switch (comparison) {
              case Clash clash -> clash.one().isOtherSource(clash.other());
              case Correction _, NoConflict _ -> false;
            };
        holds(!found || accuses, "found, and yet none between the two", comparison);
      }
    }
  }

  /** One more voice that nobody knows yet takes nothing away from what did not fit. */
  private static void grows(List<Testimony> words, Crosscheck.Findings findings, Random random) {
    Testimony another =
        new Testimony(
            "another",
            0,
            new Voice.Named(TEXTS.get("newcomer"), false),
            source(random, "newcomer"),
            null,
            assertion(random),
            null);
    List<Testimony> more = new ArrayList<>(words);
    more.add(another);
    holds(
        new HashSet<>(Crosscheck.of(more).clashes()).containsAll(findings.clashes()),
        "a new voice hides what did not fit",
        another);
  }

  private static List<Testimony> words(Random random) {
    List<Testimony> words = new ArrayList<>();
    int count = 2 + random.nextInt(5);
    for (int id = 0; id < count; id++) {
      int parts = 1 + random.nextInt(2);
      Speaker speaker = speaker(random);
      Source source = source(random, speaker.name());
      String back = id > 0 && random.nextInt(8) == 0 ? "w" + random.nextInt(id) : null;
      for (int part = 0; part < parts; part++) {
        Assertion assertion = speaker.shown() ? evidence(random) : assertion(random);
        words.add(new Testimony("w" + id, part, speaker.voice(), source, null, assertion, back));
      }
    }
    return words;
  }

  private record Speaker(Voice voice, String name, boolean shown) {}

  private static Speaker speaker(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Speaker(new Voice.House(random.nextBoolean()), null, false);
      case 1 -> new Speaker(new Voice.Operator(), null, false);
      case 2 -> new Speaker(new Voice.Unnamed(), null, false);
      case 3 -> new Speaker(new Voice.Evidence(), null, true);
      case 4 -> new Speaker(new Voice.Records(), null, true);
      default -> {
        String name = one(NAMES, random);
        yield new Speaker(new Voice.Named(TEXTS.get(name), random.nextInt(4) > 0), name, false);
      }
    };
  }

  private static Source source(Random random, String name) {
    return new Source(
        name == null ? null : TEXTS.get(name),
        random.nextBoolean() ? one(PLACES, random) : null,
        START.plusSeconds(random.nextInt(120) * 3600L),
        Source.Precision.EXACT,
        null);
  }

  private static Assertion evidence(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Assertion.Seen(one(COMPONENTS, random), random.nextBoolean(), cohorts(random));
      case 1 ->
          new Assertion.Heard(
              Map.of(one(AREAS, random), random.nextInt(9), "40", random.nextInt(9)));
      default -> new Assertion.Unannounced(START);
    };
  }

  private static Assertion assertion(Random random) {
    return switch (random.nextInt(11)) {
      case 0 -> new Assertion.Count(figure(random));
      case 1 -> new Assertion.End(interval(random));
      case 2 -> new Assertion.Onset(interval(random));
      case 3 -> new Assertion.Where(random.nextBoolean(), Set.of(one(AREAS, random)));
      case 4 -> new Assertion.Reach(random.nextBoolean(), components(random), cohorts(random));
      case 5 ->
          new Assertion.Cause(
              any(Assertion.Certainty.values(), random),
              any(Assertion.CauseKind.values(), random),
              random.nextBoolean() ? null : TEXTS.get(one(NAMES, random)));
      case 6 -> new Assertion.Condition(any(Assertion.State.values(), random), components(random));
      case 7 -> new Assertion.Category(any(Assertion.Sort.values(), random));
      case 8 ->
          new Assertion.Data(
              random.nextBoolean() ? null : one(COMPONENTS, random),
              random.nextBoolean() ? null : LocalDate.of(2009, 3, 1 + random.nextInt(2)),
              any(Assertion.Fate.values(), random));
      case 9 -> new Assertion.NextWord(interval(random));
      default ->
          new Assertion.Compensation(
              any(Assertion.Decision.values(), random),
              random.nextBoolean() ? null : TEXTS.get(random.nextInt(3) + " euros"),
              null);
    };
  }

  private static Figure figure(Random random) {
    int low = random.nextInt(50);
    return new Figure(
        low,
        random.nextInt(4) == 0 ? null : (double) low + random.nextInt(20),
        random.nextBoolean() ? Figure.Unit.CUSTOMERS : any(Figure.Unit.values(), random),
        random.nextBoolean() ? Figure.Extent.TOTAL : any(Figure.Extent.values(), random),
        random.nextInt(4) == 0 ? TEXTS.get(one(PLACES, random)) : null,
        null);
  }

  private static Interval interval(Random random) {
    Instant earliest = START.plusSeconds(random.nextInt(240) * 3600L);
    return new Interval(earliest, earliest.plusSeconds(random.nextInt(30) * 3600L), null);
  }

  private static Set<String> components(Random random) {
    return random.nextInt(3) == 0 ? Set.of() : Set.of(one(COMPONENTS, random));
  }

  private static Set<Cohort> cohorts(Random random) {
    return random.nextBoolean() ? Set.of() : Set.of(new Cohort("domain", one(NAMES, random)));
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static <T> T any(T[] all, Random random) {
    return all[random.nextInt(all.length)];
  }
}
