package io.tocsin.site.view;

import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.incidents.Source;
import io.tocsin.publication.Helpline;
import io.tocsin.publication.OperatorWord;
import io.tocsin.publication.PublicSnapshot.ChannelSilence;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.OperatorVoice;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.signals.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what operator and probes say of a service. */
final class VoiceWriter {

  private final Reading reading;
  private final ServiceView service;

  VoiceWriter(Reading reading, ServiceView service) {
    this.reading = reading;
    this.service = service;
  }

  Voices write() {
    return new Voices(
        operator(),
        probes(),
        new PeopleWriter(reading, service).write(),
        new Disagreement(reading, service).sentences());
  }

  private Voices.OperatorCard operator() {
    OperatorVoice voice = service.operatorVoice();
    OperatorWord word = voice.lastWord();
    List<Voices.Channel> channels = voice.channels().stream().map(this::channel).toList();
    String key = reading.isObserver() ? silence(voice.channels()) : "silent-here";
    boolean looked = !key.startsWith("not-");
    String none = reading.phrases().say("operator." + key, "operator", service.operator());
    if (word == null) {
      return new Voices.OperatorCard(
          service.operator(),
          null,
          null,
          null,
          null,
          none,
          looked,
          channels,
          helpline(),
          waitTold(),
          List.of());
    }
    return new Voices.OperatorCard(
        service.operator(),
        Prose.of(word.text(), reading.language()),
        reading.time(word.at()),
        word.source() == null ? null : Sources.words(reading, word.source()),
        link(word),
        none,
        true,
        channels,
        helpline(),
        waitTold(),
        new ReplyWriter(reading).remarks(word.claim()));
  }

  private @Nullable String helpline() {
    Helpline helpline = service.helpline();
    return helpline == null ? null : reading.phrases().say("helpline." + helpline.length().name());
  }

  private @Nullable TimeTag waitTold() {
    Helpline helpline = service.helpline();
    return helpline == null ? null : reading.time(helpline.at());
  }

  private static String silence(List<ChannelSilence> channels) {
    if (channels.stream().allMatch(channel -> channel.checkedAt() == null)) {
      return "not-looked";
    }
    return channels.stream().allMatch(ChannelSilence::stale) ? "not-lately" : "silent";
  }

  private @Nullable String link(OperatorWord word) {
    String statement = word.statement();
    if (statement != null) {
      return reading.snapshot().incidents().stream()
          .filter(incident -> Timeline.holds(incident, statement))
          .map(incident -> reading.path("incident/" + incident.id()) + "#" + statement)
          .findFirst()
          .orElse(null);
    }
    Source source = word.source();
    return source == null ? null : Sources.link(source);
  }

  private Voices.Channel channel(ChannelSilence silence) {
    String name = reading.words(silence.name());
    Instant checked = silence.checkedAt();
    Instant last = silence.lastWordAt();
    if (checked == null) {
      return new Voices.Channel(
          reading.phrases().say("channel.never", "channel", name), null, true);
    }
    String sentence =
        last == null
            ? reading.phrases().say("channel.none", "channel", name)
            : reading
                .phrases()
                .say("channel.last", "channel", name, "last", reading.moments().moment(last));
    return new Voices.Channel(sentence, reading.time(checked), silence.stale());
  }

  private Voices.ProbesCard probes() {
    List<Voices.Probe> lines = new ArrayList<>();
    List<ProbeReading> fresh = new ArrayList<>();
    for (ComponentView component : service.components()) {
      Evidence evidence = component.evidence();
      if (evidence != null) {
        evidence.probes().stream()
            .sorted(Comparator.comparing(ProbeReading::probe))
            .forEach(probe -> {
              lines.add(probe(component, probe));
              if (!probe.stale() && probe.finding() != Finding.INCONCLUSIVE) {
                fresh.add(probe);
              }
            });
      }
    }
    long failing = fresh.stream().filter(ProbeReading::failing).count();
    String state = fresh.isEmpty() ? "unknown" : failing == 0 ? "works" : "out";
    String key = lines.isEmpty() ? "probes.none" : "probes." + state;
    return new Voices.ProbesCard(
        new Mark(state, reading.phrases().say("probe." + state)),
        reading.phrases().say(key, "failing", failing, "count", fresh.size()),
        last(),
        !fresh.isEmpty(),
        lines);
  }

  /** What the probes of one component said last. */
  List<Voices.Probe> probes(ComponentView component) {
    Evidence evidence = component.evidence();
    return evidence == null
        ? List.of()
        : evidence.probes().stream()
            .sorted(Comparator.comparing(ProbeReading::probe))
            .map(probe -> probe(component, probe))
            .toList();
  }

  private @Nullable TimeTag last() {
    return service.components().stream()
        .map(ComponentView::evidence)
        .filter(Objects::nonNull)
        .flatMap(evidence -> evidence.probes().stream())
        .map(ProbeReading::at)
        .max(Comparator.naturalOrder())
        .map(reading::time)
        .orElse(null);
  }

  private String share(Evidence.@Nullable Share share) {
    return share == null || share.refused() == 0
        ? ""
        : " · "
            + reading
                .phrases()
                .say(
                    "probe.share",
                    Map.of(
                        "refused", share.refused(),
                        "asked", share.asked(),
                        "low", share.lowPercent(),
                        "high", share.highPercent()));
  }

  private Voices.Probe probe(ComponentView component, ProbeReading probe) {
    String kind =
        probe.stale()
            ? "unknown"
            : switch (probe.finding()) {
              case WORKS -> "works";
              case FAILS -> probe.failing() ? "out" : "degraded";
              case INCONCLUSIVE -> "unknown";
            };
    String name = reading.words(component.name());
    String about =
        probe.cohorts().isEmpty()
            ? name
            : name + " · " + reading.who(component.id(), probe.cohorts());
    String sentence =
        probe.stale()
            ? reading.phrases().say("probe.stale")
            : reading.phrases().say("probe.reason." + probe.reason().name()) + share(probe.share());
    TimeTag time = reading.time(probe.stale() ? probe.at() : probe.since());
    return new Voices.Probe(
        new Mark(kind, reading.phrases().say("probe." + kind)),
        about,
        sentence,
        time,
        probe.stale());
  }
}
