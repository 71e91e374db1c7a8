package io.tocsin.incidents;

import io.tocsin.catalog.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said somewhere, recorded, not ours.
 *
 * @param incident the incident it is about, or null
 * @param byOperator whether the source names the operator or its staff as the speaker
 * @param recordedAt when it was written down here
 * @param eta the end it announces as a day and a clock time, or null
 * @param recorder how it came to us
 * @param assertions what it says, in a form that can be compared; may be empty
 * @param corrects id of the claim that its speaker takes back with it, or null
 * @param answers what it replies to, beside which it is shown, or null
 * @param lookedAt when somebody of this house looked at the source, or null; counts for what a
 *     program read
 */
public record Claim(
    String id,
    @Nullable String incident,
    String service,
    LocalizedText text,
    boolean byOperator,
    Source source,
    Instant recordedAt,
    @Nullable Instant eta,
    Recorder recorder,
    List<Assertion> assertions,
    @Nullable String corrects,
    @Nullable Answered answers,
    @Nullable Instant lookedAt) {

  /** Claims kept before the last five fields existed have none of them. */
  public Claim {
    recorder = recorder == null ? Recorder.EDITOR : recorder;
    assertions = assertions == null ? List.of() : List.copyOf(assertions);
  }

  /** A word that replies to nothing, at which nobody had to look afterwards. */
  public Claim(
      String id,
      @Nullable String incident,
      String service,
      LocalizedText text,
      boolean byOperator,
      Source source,
      Instant recordedAt,
      @Nullable Instant eta,
      Recorder recorder,
      List<Assertion> assertions,
      @Nullable String corrects) {
    this(
        id,
        incident,
        service,
        text,
        byOperator,
        source,
        recordedAt,
        eta,
        recorder,
        assertions,
        corrects,
        null,
        null);
  }

  /** Whether a program read it and nobody has looked at the source yet. */
  public boolean isUnseen() {
    return recorder == Recorder.AUTOMATIC_READER && lookedAt == null;
  }

  /** Returns the same claim once somebody has looked at its source. */
  public Claim looked(Instant at) {
    return new Claim(
        id,
        incident,
        service,
        text,
        byOperator,
        source,
        recordedAt,
        eta,
        recorder,
        assertions,
        corrects,
        answers,
        at);
  }

  /** The same with another text. */
  public Claim with(LocalizedText other) {
    return new Claim(
        id,
        incident,
        service,
        other,
        byOperator,
        source,
        recordedAt,
        eta,
        recorder,
        assertions,
        corrects,
        answers,
        lookedAt);
  }

  /** When it says that it works again; told in words when it was said in words. */
  public Optional<Interval> end() {
    return eta != null
        ? Optional.of(Interval.at(eta))
        : assertions.stream()
            .filter(Assertion.End.class::isInstance)
            .map(assertion -> ((Assertion.End) assertion).when())
            .findFirst();
  }
}
