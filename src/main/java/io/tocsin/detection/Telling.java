package io.tocsin.detection;

import io.tocsin.detection.Verdict.Numbers;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.signals.ProbeResult;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is found of one component into verdicts: where, since when, for how many, how sure. Not
 * thread-safe.
 */
final class Telling {

  private final String service;
  private final String component;
  private final Knowledge known;
  private final HarmWatch harm;
  private String toldExtent = "";
  private @Nullable Cause toldCause;

  Telling(String service, String component, Knowledge known) {
    this(service, component, known, new HarmWatch(service, component, known));
  }

  private Telling(String service, String component, Knowledge known, HarmWatch harm) {
    this.service = service;
    this.component = component;
    this.known = known;
    this.harm = harm;
  }

  /** One moment of a component. */
  record Moment(Instant now, CrowdTally people, ComponentCrowd crowd, Surroundings around) {

    /** The same moment, asked about one group of customers. */
    Moment of(CrowdTally theirs) {
      return new Moment(now, theirs, crowd, around);
    }

    Score score() {
      return crowd.score(around);
    }
  }

  void hear(ProbeResult result) {
    harm.hear(result);
  }

  void discount(String vantage, Instant since) {
    harm.discount(vantage, since);
  }

  /** Nats by which reports must be likelier in an outage than in ordinary times. */
  double caution() {
    return known.landscape().caution().nats();
  }

  Optional<Instant> brokenSince() {
    return harm.brokenSince();
  }

  /** Puts a word into a verdict. */
  Verdict say(String scope, Disturbance.Word word, ProbeTally theirs, Moment moment) {
    if (!scope.isEmpty()) {
      return verdict(scope, word, theirs, moment, sure(word, theirs, alarm(moment)), null);
    }
    return switch (word.change()) {
      case SUSPECTED, CONFIRMED, REVISED -> lasts(word, theirs, moment, word.since());
      case EASING -> lasts(word, theirs, moment, harm.onset(word.since()));
      case OVER -> {
        Harm done =
            harm.close(moment.now(), word.since(), moment.crowd().reports(), moment.around());
        yield verdict(scope, word, theirs, moment, sure(word, theirs, 0), done);
      }
      case LOST_SIGHT -> verdict(scope, word, theirs, moment, 1, harm.told());
    };
  }

  private Verdict lasts(Disturbance.Word word, ProbeTally theirs, Moment moment, Instant onset) {
    Harm found = look(moment, onset);
    double alarm = alarm(moment);
    harm.tell(found, word.change(), moment.people().open() ? moment.score() : null);
    return verdict("", word, theirs, moment, sure(word, theirs, alarm), found);
  }

  private Harm look(Moment moment, Instant onset) {
    return harm.look(
        moment.now(), onset, moment.crowd().course(), moment.crowd().reports(), moment.around());
  }

  /** Probability that people's alarm is true; 0 when they give none. */
  private double alarm(Moment moment) {
    return moment.people().open()
        ? known
            .casebook()
            .trust()
            .of(Confidence.logOdds(moment.score().nats(), harm.probesSpeakFor()))
        : 0;
  }

  private static double sure(Disturbance.Word word, ProbeTally theirs, double alarm) {
    return switch (word.change()) {
      case SUSPECTED, CONFIRMED, REVISED -> Confidence.ofFailure(theirs, alarm);
      case EASING, OVER -> Confidence.ofRecovery(theirs);
      case LOST_SIGHT -> 1;
    };
  }

  /** What is known better of a disturbance that was told, unless there is other news. */
  Optional<Verdict> revised(
      @Nullable Disturbance told, boolean otherNews, ProbeTally all, Moment moment) {
    CrowdCourse course = moment.crowd().course();
    String extent = course == null ? "" : course.inWords();
    boolean better = !extent.isEmpty() && !extent.equals(toldExtent);
    toldExtent = extent;
    if (told == null || told.isCalm() || otherNews) {
      return Optional.empty();
    }
    Instant onset = course == null ? harm.onset(moment.now()) : moment.people().onset();
    Disturbance.Word word = told.revised(onset, all);
    boolean news =
        better
            || (harm.isDue(moment.now())
                && (harm.isNews(look(moment, word.since())) || isNews(cause(word))));
    return news ? Optional.of(say(Cohorts.EVERYBODY, word, all, moment)) : Optional.empty();
  }

  /** The service that is probably behind it. */
  private @Nullable Cause cause(Disturbance.Word word) {
    return switch (word.change()) {
      case SUSPECTED, CONFIRMED, REVISED -> known.causeOf(service, word.since()).orElse(null);
      case EASING -> toldCause;
      case OVER, LOST_SIGHT -> null;
    };
  }

  private boolean isNews(@Nullable Cause found) {
    return found != null && !found.equals(toldCause);
  }

  private Verdict verdict(
      String scope,
      Disturbance.Word word,
      ProbeTally theirs,
      Moment moment,
      double confidence,
      @Nullable Harm done) {
    CrowdCourse course = moment.crowd().course();
    Score score = moment.score();
    Set<String> areas = course == null ? Set.of() : course.areas();
    Cause cause = scope.isEmpty() ? cause(word) : null;
    toldCause = scope.isEmpty() ? cause : toldCause;
    return new Verdict(
        moment.now(),
        service,
        component,
        Cohorts.parse(scope),
        word.change(),
        word.state(),
        word.reason(),
        confidence,
        word.since(),
        areas,
        new Numbers(
            score.people(),
            score.expected(),
            score.minutes(),
            areas.size(),
            theirs.failing().size(),
            theirs.fresh()),
        course == null ? null : course.extent(),
        done,
        cause);
  }

  void save(StateOut out) {
    harm.save(out);
    out.text(toldExtent);
    Cause cause = toldCause;
    out.flag(cause != null);
    if (cause != null) {
      out.text(cause.service());
      out.text(cause.sign().name());
    }
  }

  static Telling restore(StateIn in, String service, String component, Knowledge known) {
    Telling telling =
        new Telling(service, component, known, HarmWatch.restore(in, service, component, known));
    telling.toldExtent = in.text();
    telling.toldCause = in.flag() ? new Cause(in.text(), in.word(Cause.Sign.class)) : null;
    return telling;
  }
}
