package io.tocsin.detection;

import io.tocsin.detection.Verdict.Change;
import io.tocsin.detection.crowd.Crowd;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.detection.experience.Eta;
import io.tocsin.detection.experience.FailingRounds;
import io.tocsin.detection.experience.PastAlarm;
import io.tocsin.detection.experience.ReportExcess;
import io.tocsin.detection.experience.ResolvedCase;
import io.tocsin.detection.experience.Trust;
import io.tocsin.detection.experience.VantageRounds;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.Time;
import io.tocsin.signals.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many people the disturbance of one component hits and how long it may last, from its reports,
 * its probes and the outages before it; when it is over, it teaches in its turn. Not thread-safe.
 */
final class HarmWatch {

  /** How old it is, in minutes, when it is looked at again; later every hour. */
  private static final Set<Long> LOOKS_AT =
      Set.of(2L, 4L, 6L, 8L, 10L, 15L, 20L, 30L, 45L, 60L, 75L, 90L);

  private static final long HOURLY = 60;

  private final String service;
  private final String component;
  private final Knowledge known;
  private final Rounds rounds;
  private @Nullable HarmCase open;

  HarmWatch(String service, String component, Knowledge known) {
    this(service, component, known, new Rounds());
  }

  private HarmWatch(String service, String component, Knowledge known, Rounds rounds) {
    this.service = service;
    this.component = component;
    this.known = known;
    this.rounds = rounds;
  }

  /** Takes in an answer; while nothing is wrong, what no outage needs any more is forgotten. */
  void hear(ProbeResult result) {
    if (open == null) {
      rounds.forget(Time.minute(result.at()));
    }
    rounds.add(result);
  }

  void discount(String vantage, Instant since) {
    if (!known.vantages().isOn(vantage, service)) {
      rounds.discount(vantage, since);
    }
  }

  /** Whether it is to be looked at in this minute, and has not been yet. */
  boolean isDue(Instant at) {
    HarmCase one = open;
    long now = Time.minute(at);
    long age = one == null ? 0 : now - one.openedAt;
    return one != null
        && now > one.lookedAt
        && (LOOKS_AT.contains(age) || (age > 0 && age % HOURLY == 0));
  }

  /**
   * Looks at a disturbance that lasts; the first look opens its case.
   *
   * @param course what people report, or null when probes alone tell of it
   */
  Harm look(
      Instant at, Instant onset, @Nullable CrowdCourse course, Crowd crowd, Surroundings around) {
    long now = Time.minute(at);
    HarmCase one = open;
    if (one == null) {
      one = new HarmCase(now, known.landscape().kind(service));
      open = one;
    }
    one.lookedAt = now;
    one.onset = Math.min(now, Time.minute(onset));
    if (course != null) {
      one.inside = course.everywhere() ? null : course.areas();
      one.remaining = course.remaining();
    }
    measure(one, now, course != null, crowd, around);
    return new Harm(affected(one), outlook(one, at));
  }

  private static void measure(
      HarmCase one, long now, boolean reported, Crowd crowd, Surroundings around) {
    Set<String> inside = one.inside;
    one.customers = inside == null ? around.customers().all() : around.customers().in(inside);
    one.line = around.own();
    if (reported && now - one.onset < Crowd.KEPT) {
      one.reports = excess(one, now, crowd, around);
    }
  }

  private static ReportExcess excess(HarmCase one, long now, Crowd crowd, Surroundings around) {
    long last = Math.min(now, one.onset + ReportExcess.LATEST);
    Set<String> inside = one.inside;
    double part = inside == null ? 1 : crowd.partOf(inside, around.customers());
    Crowd.Course course =
        crowd.course(one.onset, last, inside, crowd.factor() * part, around.calendar());
    double[] activity = new double[course.own().length];
    for (int minute = 0; minute < activity.length; minute++) {
      activity[minute] = crowd.activity(one.onset + minute, around.calendar());
    }
    return ReportExcess.strongest(course.own(), course.usual(), activity);
  }

  private @Nullable Affected affected(HarmCase one) {
    if (one.customers < 1) {
      return null;
    }
    AffectedEstimate peak =
        known
            .casebook()
            .people()
            .estimate(service, one.customers, Optional.ofNullable(one.reports), seen(one));
    AffectedEstimate before = one.total;
    AffectedEstimate total = before == null ? peak : before.orMore(peak);
    one.total = total;
    return new Affected(Math.round(one.customers), peak.residual(one.remaining), peak, total);
  }

  /**
   * What the places among those who could be hit saw, up to the likeliest relief and to the end:
   * where few probes fail, relief shows in people sooner than in probes.
   */
  private List<VantageRounds> seen(HarmCase one) {
    List<VantageRounds> seen =
        FailingRounds.count(
            rounds.between(
                one.onset,
                one.last,
                vantage -> known.vantages().standsAmong(vantage, one.inside, one.line)));
    return one.line.isEmpty() ? seen : seen.stream().map(HarmWatch::asOneCustomer).toList();
  }

  /**
   * A line is hit or it is not: a place on one that fails nearly every time is one customer who is
   * hit, however often it was asked.
   */
  private static VantageRounds asOneCustomer(VantageRounds rounds) {
    boolean hit = rounds.asked() > 0 && 4 * rounds.failed() >= 3 * rounds.asked();
    return hit ? new VantageRounds(rounds.vantage(), 1, 1) : rounds;
  }

  /** Said once, and again when half of those like it would be over: never sooner than before. */
  private Outlook outlook(HarmCase one, Instant at) {
    Outlook said = one.outlook;
    if (said != null && said.median().isAfter(at)) {
      return said;
    }
    Duration age = Duration.ofMinutes(Time.minute(at) - one.onset);
    Eta eta = known.casebook().lasts(service, one.kind, age);
    Outlook found =
        new Outlook(at.plus(eta.low()), at.plus(eta.median()), at.plus(eta.high()), eta.cases());
    Outlook later = said == null ? found : said.orLater(found);
    one.outlook = later;
    return later;
  }

  /** How much likelier the answers of the probes are in an outage, as a natural logarithm. */
  double probesSpeakFor() {
    HarmCase one = open;
    return one == null ? 0 : known.casebook().people().speakFor(seen(one));
  }

  /** Whether what is found now is worth a word after what was told last. */
  boolean isNews(Harm found) {
    HarmCase one = open;
    return one != null && found.isNewsAfter(one.told);
  }

  /** What was last told of it, while it lasts. */
  @Nullable Harm told() {
    HarmCase one = open;
    return one == null ? null : one.told;
  }

  /** When it began, while it lasts. */
  Optional<Instant> brokenSince() {
    return Optional.ofNullable(open).map(one -> Time.startOf(one.onset));
  }

  /** When it began, as far as it was told; else another moment. */
  Instant onset(Instant other) {
    HarmCase one = open;
    return one == null ? other : Time.startOf(one.onset);
  }

  /**
   * It is told.
   *
   * @param score of people's alarm, or null when they give none
   */
  void tell(Harm harm, Change change, @Nullable Score score) {
    HarmCase one = open;
    if (one == null) {
      return;
    }
    one.told = harm;
    one.confirmed |= change == Change.CONFIRMED;
    if (one.alarm == null && !one.confirmed && score != null) {
      one.surprise = score.nats();
      one.alarm = Confidence.logOdds(one.surprise, probesSpeakFor());
    }
  }

  /** It is over: what it did to people becomes experience. */
  @Nullable Harm close(Instant at, Instant end, Crowd crowd, Surroundings around) {
    HarmCase one = open;
    if (one == null) {
      return null;
    }
    measure(one, Time.minute(at), one.reports != null, crowd, around);
    one.remaining = 0;
    one.last = Time.minute(end);
    Harm harm = new Harm(affected(one), null);
    if (end.isAfter(Time.startOf(one.onset))) {
      known.resolve(resolved(one, end));
    }
    open = null;
    return harm;
  }

  private ResolvedCase resolved(HarmCase one, Instant end) {
    double truth =
        one.confirmed ? 1 : Trust.probability(Confidence.logOdds(one.surprise, probesSpeakFor()));
    return new ResolvedCase(
        "",
        service,
        component,
        one.kind,
        Time.startOf(one.onset),
        end,
        one.customers,
        Optional.ofNullable(one.reports),
        seen(one),
        OptionalLong.empty(),
        Optional.ofNullable(one.alarm).map(alarm -> new PastAlarm(alarm, truth)));
  }

  void save(StateOut out) {
    rounds.save(out);
    HarmCase one = open;
    out.flag(one != null);
    if (one != null) {
      one.save(out);
    }
  }

  static HarmWatch restore(StateIn in, String service, String component, Knowledge known) {
    HarmWatch watch = new HarmWatch(service, component, known, Rounds.restore(in));
    watch.open = in.flag() ? HarmCase.restore(in) : null;
    return watch;
  }
}
