package io.tocsin.wording;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a text reads, and what an editor should look at. Immutable.
 *
 * @param meanWords words per sentence; 0 for a text without a word
 * @param readingEase 100 for very easy, 0 for very hard; empty where no formula is known
 * @param findings in the order of the text, what is missing last
 */
public record LintResult(
    int sentences,
    int words,
    double meanWords,
    OptionalDouble readingEase,
    List<Finding> findings) {

  /** What is found. */
  public enum Kind {
    /** A word that hides what happened. */
    HIDING_WORD,
    /** More words than a reader keeps in mind. */
    LONG_SENTENCE,
    /** The sentences are too long on the whole. */
    MEAN_TOO_LONG,
    /** It does not say since when. */
    MISSING_SINCE,
    /** It says nothing that is known. */
    MISSING_KNOWN,
    /** It does not say what is not known. */
    MISSING_UNKNOWN,
    /** It does not say when the next word comes. */
    MISSING_NEXT_UPDATE
  }

  /**
   * One place to look at.
   *
   * @param start index of the first character, in UTF-16 units; the whole text where it is about
   *     the whole
   * @param end index after the last one
   * @param plain what to write instead of a hiding word
   */
  public record Finding(Kind kind, int start, int end, Optional<String> plain) {}

  public LintResult {
    findings = List.copyOf(findings);
  }

  /** Returns the label of the reading ease. */
  public Optional<ReadingLevel> level() {
    return readingEase.isEmpty()
        ? Optional.empty()
        : Optional.of(ReadingLevel.of(readingEase.getAsDouble()));
  }

  /** Returns the findings of a kind. */
  public List<Finding> of(Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).toList();
  }
}
