package io.tocsin.console;

import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.Symptom;
import io.tocsin.detection.Evidence.ProbeReading;
import io.tocsin.detection.Reasons;
import io.tocsin.detection.Reasons.Bar;
import io.tocsin.detection.Reasons.Brake;
import io.tocsin.detection.Reasons.Doubt;
import io.tocsin.detection.Reasons.Heard;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.WhyThen;
import io.tocsin.incidents.WhyThen.Moment;
import io.tocsin.publication.Gazetteer;
import io.tocsin.signals.Finding;
import io.tocsin.site.drawing.BandChart;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words why there was an alarm at a minute of the past, or none. Immutable. */
final class WhyWriter {

  private static final int HEIGHT = 120;
  private static final int TENTHS = 10;
  private static final int TEN_MINUTES = 600;
  private static final int AREAS_TOLD = 8;

  private final Board board;
  private final Words words;
  private final ServiceKind kind;
  private final Gazetteer places;
  private final WhyThen then;

  WhyWriter(Board board, Words words, ServiceKind kind, WhyThen then) {
    this.board = board;
    this.words = words;
    this.kind = kind;
    this.places = Gazetteer.all(board.catalog().areas());
    this.then = then;
  }

  List<WhyPart> parts(String service) {
    return then.reasons().stream().map(one -> part(service, one)).toList();
  }

  private WhyPart part(String service, Reasons reasons) {
    String component = reasons.evidence().component();
    List<Moment> around =
        then.hours().stream().filter(moment -> moment.component().equals(component)).toList();
    boolean failing =
        reasons.evidence().probes().stream().anyMatch(probe -> probe.failing() && !probe.stale());
    return new WhyPart(
        component,
        board.name(component),
        reasons.alarm() != null,
        failing,
        headline(reasons, failing),
        heard(reasons.heard()),
        bar(reasons),
        reasons.doubts().stream().map(this::brake).toList(),
        reasons.evidence().probes().stream().map(this::probe).toList(),
        reasons.alarm() == null ? wouldTake(reasons.bar()) : null,
        chart(around),
        says(around),
        slot(then.minute()) * BandChart.STEP + BandChart.STEP / 2,
        rows(service, around),
        then.verdicts().stream()
            .filter(verdict -> verdict.component().equals(component))
            .map(this::verdict)
            .toList());
  }

  private String headline(Reasons reasons, boolean failing) {
    Reasons.Alarm alarm = reasons.alarm();
    if (alarm != null) {
      return words.say(
          failing ? "why.alarm-both" : "why.alarm",
          Map.of(
              "opened", words.moment(alarm.openedAt()),
              "onset", words.moment(alarm.onset()),
              "phase", words.say("why.phase", alarm.phase())));
    }
    return words.say(failing ? "why.probes-alone" : "why.no-alarm");
  }

  private List<String> heard(Heard heard) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say("why.heard", Map.of("people", heard.people(), "minutes", heard.minutes())));
    if (!heard.areas().isEmpty()) {
      sentences.add(words.say("why.areas", "areas", areas(heard.areas())));
    }
    boolean everywhere = heard.places().isEmpty();
    boolean all = heard.symptom().isEmpty();
    String what =
        everywhere && all
            ? words.say("why.counted")
            : words.say(
                "why.counted-where",
                "where",
                everywhere ? words.say("why.everywhere") : list(heard.places()),
                "what",
                all ? words.say("why.any-symptom") : symptom(heard.symptom()));
    sentences.add(
        what
            + " "
            + words.say(
                "why.expected",
                "counted",
                number(heard.counted(), RoundingMode.HALF_UP),
                "expected",
                number(heard.expected(), RoundingMode.HALF_UP)));
    return sentences;
  }

  /** The loudest first. */
  private String areas(Map<String, Integer> areas) {
    List<Map.Entry<String, Integer>> loudest =
        areas.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    String told =
        loudest.stream()
            .limit(AREAS_TOLD)
            .map(area ->
                words.say(
                    "why.area", "area", list(List.of(area.getKey())), "people", area.getValue()))
            .collect(Collectors.joining(", "));
    int more = loudest.size() - AREAS_TOLD;
    return more > 0 ? words.say("why.areas-more", "areas", told, "more", more) : told;
  }

  private String list(Collection<String> codes) {
    return String.join(", ", places.names(codes, words.language()));
  }

  private String symptom(String id) {
    return kind.symptom(id).map(Symptom::text).map(words::text).orElse(id);
  }

  private String bar(Reasons reasons) {
    Bar bar = reasons.bar();
    String reached = number(bar.reached(), RoundingMode.FLOOR);
    String sentence =
        words.say(
            reasons.alarm() == null ? "why.bar" : "why.bar-alarm",
            "reached",
            reached,
            "needed",
            number(bar.needed(), RoundingMode.CEILING));
    return bar.probes() > 0
        ? sentence
            + " "
            + words.say(
                "why.bar-probes",
                "caution",
                number(bar.caution(), RoundingMode.HALF_UP),
                "probes",
                number(bar.probes(), RoundingMode.HALF_UP))
        : sentence;
  }

  private String brake(Doubt doubt) {
    boolean named = doubt.brake() == Brake.OTHERS_LINE && !doubt.about().isEmpty();
    return words.say(
        "why.brake." + doubt.brake() + (named ? "-named" : ""),
        Map.of(
            "have", number(doubt.have(), RoundingMode.HALF_UP),
            "need", number(doubt.need(), RoundingMode.HALF_UP),
            "about", doubt.about().isEmpty() ? "" : board.serviceName(doubt.about())));
  }

  private String probe(ProbeReading probe) {
    String key =
        probe.stale()
            ? "stale"
            : switch (probe.finding()) {
              case WORKS -> "works";
              case FAILS -> probe.failing() ? "fails" : "doubted";
              case INCONCLUSIVE -> "unclear";
            };
    String state =
        !probe.stale() && probe.failing() && probe.finding() != Finding.FAILS ? "recovering" : key;
    return words.say(
        "why.probe." + state,
        Map.of(
            "probe", probe.probe(),
            "since", words.moment(probe.since()),
            "at", words.moment(probe.at())));
  }

  private String wouldTake(Bar bar) {
    return words.say("why.would-take", "count", bar.wouldTake(), "minutes", bar.minutes());
  }

  private String verdict(Verdict verdict) {
    return words.say(
        "why.verdict",
        Map.of(
            "at", words.clock(verdict.at()),
            "change", words.say("why.change", verdict.change()),
            "reason", words.say("reason", verdict.reason()),
            "people", verdict.numbers().reports(),
            "minutes", verdict.numbers().windowMinutes(),
            "failing", verdict.numbers().probesFailing(),
            "probes", verdict.numbers().probes(),
            "percent", Math.round(verdict.confidence() * 100)));
  }

  private int slot(Instant minute) {
    return (int) Duration.between(first(), minute).toMinutes();
  }

  private Instant first() {
    return then.hours().isEmpty() ? then.minute() : then.hours().getFirst().minute();
  }

  private BandChart chart(List<Moment> around) {
    List<BandChart.Count> counts = new ArrayList<>();
    for (Moment moment : around) {
      int needed = (int) Math.round(TENTHS * Math.max(0, moment.needed()));
      counts.add(
          new BandChart.Count(
              slot(moment.minute()), (int) (TENTHS * moment.reached()), needed, needed));
    }
    return BandChart.of(counts, HEIGHT);
  }

  private String says(List<Moment> around) {
    return around.stream()
        .max(Comparator.comparing(moment -> moment.reached() - moment.needed()))
        .filter(most -> most.reached() > 0)
        .map(most ->
            words.say(
                "why.chart",
                Map.of(
                    "at", words.clock(most.minute()),
                    "reached", number(most.reached(), RoundingMode.FLOOR),
                    "needed", number(most.needed(), RoundingMode.CEILING))))
        .orElseGet(() -> words.say("why.chart-flat"));
  }

  /** What stays as it was, as an alarm does, is told every ten minutes. */
  private List<WhyPart.Row> rows(String service, List<Moment> around) {
    List<WhyPart.Row> rows = new ArrayList<>();
    Moment before = null;
    for (Moment moment : around) {
      boolean same =
          before != null
              && before.alarm() == moment.alarm()
              && before.reached() == moment.reached()
              && before.failing() == moment.failing();
      boolean telling = moment.reached() > 0 || moment.alarm() || moment.failing() > 0;
      boolean asked = moment.minute().equals(then.minute());
      boolean tenth = moment.minute().getEpochSecond() % TEN_MINUTES == 0;
      if (asked || (telling && (!same || tenth))) {
        rows.add(row(service, moment));
      }
      before = moment;
    }
    return rows;
  }

  private WhyPart.Row row(String service, Moment moment) {
    return new WhyPart.Row(
        moment.minute(),
        words.clock(moment.minute()),
        WhyPages.address(service, moment.minute()),
        moment.people(),
        number(moment.reached(), RoundingMode.FLOOR),
        number(moment.needed(), RoundingMode.CEILING),
        moment.alarm(),
        moment.failing(),
        moment.minute().equals(then.minute()));
  }

  /** Never rounded across the bar: what is not enough does not look like enough. */
  private String number(double value, RoundingMode rounding) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(words.language()));
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(rounding);
    return format.format(value);
  }
}
