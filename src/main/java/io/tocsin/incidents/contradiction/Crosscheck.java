package io.tocsin.incidents.contradiction;

import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.contradiction.Comparison.Clash;
import io.tocsin.incidents.contradiction.Comparison.Correction;
import io.tocsin.incidents.contradiction.Comparison.NoConflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds words against each other; pure. */
public final class Crosscheck {

  private static final List<Rule> RULES =
      List.of(
          new Figures(),
          new TwoEnds(),
          new NextWords(),
          new TwoOnsets(),
          new Areas(),
          new Causes(),
          new Conditions(),
          new Categories(),
          new Reaches(),
          new DataFates(),
          new Compensations());

  private Crosscheck() {}

  /**
   * What came of holding all words against each other.
   *
   * @param corrections each earlier word with the first one that took its place, in time
   * @param clashes between words that stand, in time
   */
  public record Findings(List<Correction> corrections, List<Clash> clashes) {
    public Findings {
      corrections = List.copyOf(corrections);
      clashes = List.copyOf(clashes);
    }
  }

  /** Compares every two words; their order and repetitions change nothing. */
  public static Findings of(Collection<Testimony> words) {
    List<Testimony> all = words.stream().distinct().sorted(Testimony.IN_TIME).toList();
    List<Correction> corrections = new ArrayList<>();
    List<Testimony> standing = new ArrayList<>();
    for (Testimony word : all) {
      all.stream()
          .filter(later -> replaced(word, later))
          .min(Testimony.IN_TIME)
          .ifPresentOrElse(
              later -> correction(word, later).ifPresent(corrections::add),
              () -> standing.add(word));
    }
    List<Clash> clashes = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      for (int j = i + 1; j < standing.size(); j++) {
        if (compare(standing.get(i), standing.get(j)) instanceof Clash clash) {
          clashes.add(clash);
        }
      }
    }
    return new Findings(corrections, clashes);
  }

  /** Returns the words of which nothing took the place. */
  public static List<Testimony> standing(Collection<Testimony> words) {
    return words.stream()
        .filter(word -> words.stream().noneMatch(later -> replaced(word, later)))
        .toList();
  }

  /** Returns what clashes with words that are not said yet. */
  public static List<Clash> against(Collection<Testimony> draft, Collection<Testimony> said) {
    List<Testimony> all = new ArrayList<>(said);
    all.addAll(draft);
    Set<String> unsaid = draft.stream().map(Testimony::id).collect(Collectors.toSet());
    return of(all).clashes().stream()
        .filter(clash -> unsaid.contains(clash.one().id()) || unsaid.contains(clash.other().id()))
        .toList();
  }

  /** Compares two words; their order changes nothing. */
  public static Comparison compare(Testimony one, Testimony other) {
    boolean inOrder = Testimony.IN_TIME.compare(one, other) <= 0;
    Testimony earlier = inOrder ? one : other;
    Testimony later = inOrder ? other : one;
    if (earlier.id().equals(later.id())) {
      return new NoConflict(Reason.ONE_WORD);
    }
    if (replaced(earlier, later)) {
      return correction(earlier, later)
          .<Comparison>map(correction -> correction)
          .orElseGet(() -> new NoConflict(Reason.REPLACED));
    }
    return rule(earlier.assertion(), later.assertion())
        .map(rule -> compare(rule, earlier, later))
        .orElseGet(() -> new NoConflict(Reason.NOTHING_IN_COMMON));
  }

  private static Comparison compare(Rule rule, Testimony earlier, Testimony later) {
    Optional<Reason> fits = rule.fit(earlier, later);
    if (fits.isPresent()) {
      return new NoConflict(fits.get());
    }
    return earlier.isOtherSource(later)
        ? new Clash(rule.matter(), earlier, later)
        : new NoConflict(Reason.SOURCES_NOT_DISTINCT);
  }

  private static Optional<Rule> rule(Assertion one, Assertion other) {
    for (Rule rule : RULES) {
      if (rule.concerns(one, other)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static boolean replaced(Testimony word, Testimony later) {
    if (word.id().equals(later.id()) || Testimony.IN_TIME.compare(word, later) >= 0) {
      return false;
    }
    if (word.id().equals(later.takesBack())) {
      return true;
    }
    return isPerson(word.voice())
        && word.voice().isSame(later.voice())
        && rule(word.assertion(), later.assertion())
            .filter(rule -> rule.replaces(word, later))
            .isPresent();
  }

  /** Evidence changes and is not corrected. */
  private static boolean isPerson(Voice voice) {
    return !(voice instanceof Voice.Evidence) && !(voice instanceof Voice.Records);
  }

  /** What was taken back is corrected whatever took its place; else the rule of both decides. */
  private static Optional<Correction> correction(Testimony earlier, Testimony later) {
    if (earlier.id().equals(later.takesBack())) {
      return Optional.of(new Correction(matter(earlier.assertion()), earlier, later));
    }
    return rule(earlier.assertion(), later.assertion())
        .filter(rule -> rule.corrects(earlier, later))
        .map(rule -> new Correction(rule.matter(), earlier, later));
  }

  /** What an assertion is about; an assertion meets others of its own kind in one rule. */
  static Matter matter(Assertion assertion) {
    return switch (assertion) {
      case Assertion.Count _ -> Matter.FIGURES;
      case Assertion.End _ -> Matter.END;
      case Assertion.NextWord _ -> Matter.NEXT_WORD;
      case Assertion.Onset _ -> Matter.ONSET;
      case Assertion.Where _, Assertion.Heard _ -> Matter.AREAS;
      case Assertion.Cause _ -> Matter.CAUSE;
      case Assertion.Condition _, Assertion.Seen _ -> Matter.STATE;
      case Assertion.Category _, Assertion.Unannounced _ -> Matter.CATEGORY;
      case Assertion.Reach _ -> Matter.REACH;
      case Assertion.Data _ -> Matter.DATA;
      case Assertion.Compensation _ -> Matter.COMPENSATION;
    };
  }
}
