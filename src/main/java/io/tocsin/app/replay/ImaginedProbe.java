package io.tocsin.app.replay;

import io.tocsin.app.story.Condition;
import io.tocsin.app.story.Scenery;
import io.tocsin.app.story.World;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.signals.ProbeReason;
import io.tocsin.signals.probe.Observation;
import io.tocsin.signals.probe.Probe;
import io.tocsin.signals.probe.http.Fetched;
import io.tocsin.signals.probe.http.HttpProbe;
import io.tocsin.signals.probe.smtp.SmtpReply;
import java.time.Duration;

/**
 * A probe of an imagined server: the answer comes from the world, its meaning from the rules of the
 * real probes; thread-safe.
 */
final class ImaginedProbe implements Probe {

  private static final Duration USUAL = Duration.ofMillis(120);

  private final ProbeSpec spec;
  private final World world;

  ImaginedProbe(ProbeSpec spec, World world) {
    this.spec = spec;
    this.world = world;
  }

  /** A witness: answers whenever our own network is there. */
  static Probe witness(World world) {
    return () ->
        world.isOwnNetworkGone()
            ? new Observation(ProbeReason.TIMED_OUT, USUAL, "no answer")
            : new Observation(ProbeReason.AS_EXPECTED, USUAL, "status 200");
  }

  @Override
  public Observation ask() {
    if (world.isOwnNetworkGone()) {
      return new Observation(ProbeReason.TIMED_OUT, spec.timeout(), "no answer");
    }
    Condition condition = world.of(spec.id());
    return switch (spec) {
      case HttpProbeSpec site -> fetch(site, condition);
      case SmtpProbeSpec _ -> deliver(condition);
    };
  }

  private Observation fetch(HttpProbeSpec site, Condition condition) {
    Duration latency = condition == Condition.SLOW ? late(site) : USUAL;
    return Scenery.page(site, condition)
        .<Fetched>map(page -> new Fetched.Page(page.status(), page.text()))
        .map(fetched -> HttpProbe.judge(site, fetched, latency))
        .orElseGet(() -> nothing(condition));
  }

  /** Beyond the ceiling, within the time limit. */
  private static Duration late(HttpProbeSpec site) {
    return site.latencyCeiling().plus(site.timeout()).dividedBy(2).plusMillis(1);
  }

  private Observation deliver(Condition condition) {
    return Scenery.mail(condition)
        .map(reply -> SmtpReply.of(reply.code(), reply.words()))
        .map(reply -> new Observation(reply.meaning(), USUAL, reply.toString()))
        .orElseGet(() -> nothing(condition));
  }

  private Observation nothing(Condition condition) {
    return condition == Condition.GONE
        ? new Observation(ProbeReason.CONNECTION_REFUSED, USUAL, "connection refused")
        : new Observation(ProbeReason.TIMED_OUT, spec.timeout(), "no full answer");
  }
}
