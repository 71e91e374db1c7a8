package io.tocsin.app.replay;

import io.tocsin.app.story.Story;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a story, in order of time; immutable.
 *
 * @param refusals what the story asked for and the product did not take; none, if the story is
 *     sound
 */
public record Chronicle(
    Story story, List<Line> lines, List<Promise> promises, List<Replay.Refusal> refusals) {

  public Chronicle {
    lines = List.copyOf(lines);
    promises = List.copyOf(promises);
    refusals = List.copyOf(refusals);
  }

  /** What sort of thing happened. */
  public enum Kind {
    /** The watched servers changed. */
    WORLD,
    /** What was told at the time, without Tocsin. */
    THEN,
    VERDICT,
    PHASE,
    STATEMENT,
    CLAIM,
    CHECK,
    PROMISE,
    WORKAROUND
  }

  /**
   * One thing that happened.
   *
   * @param text what was said, or empty
   * @param details the same facts for a program
   * @param invented whether its hour is made up
   */
  public record Line(
      Instant at,
      Kind kind,
      Map<String, String> text,
      Map<String, String> details,
      boolean invented) {
    public Line {
      text = Map.copyOf(text);
      details = new TreeMap<>(details);
    }

    static Line of(Instant at, Kind kind, Map<String, String> details) {
      return new Line(at, kind, Map.of(), details, false);
    }

    static Line said(Instant at, Kind kind, LocalizedText text, Map<String, String> details) {
      return new Line(at, kind, text.byLanguage(), details, true);
    }
  }

  /**
   * How long after the start something came, if it came.
   *
   * @param invented whether the hour is made up
   * @param published false when it was told to somebody, and never to everybody
   */
  public record After(Optional<Duration> time, boolean invented, boolean published) {
    static final After NEVER = new After(Optional.empty(), false, true);
  }

  /** When probes and people first said that something is wrong. */
  public After firstSign() {
    return first(Kind.VERDICT, false);
  }

  /** When the public was first told, at the time. */
  public After firstWordThen() {
    return then(Story.Told.FIRST_WORD);
  }

  /** When the public is first told, with Tocsin. */
  public After firstWord() {
    return first(Kind.STATEMENT, true);
  }

  /** When a way to manage meanwhile was public, at the time. */
  public After workaroundThen() {
    return then(Story.Told.WORKAROUND);
  }

  /** When a way to manage meanwhile is public, with Tocsin. */
  public After workaround() {
    return first(Kind.WORKAROUND, true);
  }

  private After first(Kind kind, boolean invented) {
    Optional<Duration> time =
        lines.stream()
            .filter(line -> line.kind() == kind)
            .filter(line -> !line.at().isBefore(story.start()))
            .map(line -> Duration.between(story.start(), line.at()))
            .findFirst();
    return new After(time, invented, true);
  }

  private After then(Story.Told kind) {
    return story
        .told(kind)
        .map(word -> new After(Optional.of(word.at()), word.invented(), word.isPublic()))
        .orElse(After.NEVER);
  }

  /** How many promises ended so. */
  public long promises(Promise.Status status) {
    return promises.stream().filter(promise -> promise.status() == status).count();
  }
}
