package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said somewhere, before it is checked; immutable.
 *
 * @param incident the incident it is about, or null
 * @param byOperator whether the source names the operator or its staff as the speaker
 * @param eta the end it announces as a day and a clock time, or null; a promise when the operator
 *     is the speaker, as is a vague end among the assertions
 * @param acknowledges whether the operator says in it that there is a disturbance
 * @param recorder how it came to us
 * @param assertions what it says, in a form that can be compared; may be empty
 * @param corrects id of the claim that its speaker takes back with it, or null
 * @param answers what it replies to, or null
 */
public record ClaimDraft(
    @Nullable String incident,
    String service,
    LocalizedText text,
    boolean byOperator,
    Source source,
    @Nullable Instant eta,
    boolean acknowledges,
    Instant at,
    Actor by,
    Recorder recorder,
    List<Assertion> assertions,
    @Nullable String corrects,
    @Nullable Answered answers) {

  public ClaimDraft {
    assertions = List.copyOf(assertions);
  }

  /** A word that replies to nothing. */
  public ClaimDraft(
      @Nullable String incident,
      String service,
      LocalizedText text,
      boolean byOperator,
      Source source,
      @Nullable Instant eta,
      boolean acknowledges,
      Instant at,
      Actor by,
      Recorder recorder,
      List<Assertion> assertions,
      @Nullable String corrects) {
    this(
        incident,
        service,
        text,
        byOperator,
        source,
        eta,
        acknowledges,
        at,
        by,
        recorder,
        assertions,
        corrects,
        null);
  }

  /** A claim of which nobody yet said what exactly it says. */
  public static ClaimDraft plain(
      @Nullable String incident,
      String service,
      LocalizedText text,
      boolean byOperator,
      Source source,
      @Nullable Instant eta,
      boolean acknowledges,
      Instant at,
      Actor by) {
    return new ClaimDraft(
        incident,
        service,
        text,
        byOperator,
        source,
        eta,
        acknowledges,
        at,
        by,
        Recorder.EDITOR,
        List.of(),
        null);
  }
}
