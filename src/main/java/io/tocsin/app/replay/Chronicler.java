package io.tocsin.app.replay;

import io.tocsin.app.Pipeline;
import io.tocsin.app.replay.Chronicle.Kind;
import io.tocsin.app.replay.Chronicle.Line;
import io.tocsin.app.story.Story;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.detection.Verdict;
import io.tocsin.incidents.ChannelCheck;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.incidents.IncidentEvent;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.Source;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.Statement;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes down from the product's own records what happened; confined to one thread. */
final class Chronicler {

  private static final int CLAIMS = 1_000;

  private final Replay replay;
  private final IncidentArchive archive;
  private final List<Line> lines = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();

  private Chronicler(Replay replay) {
    this.replay = replay;
    this.archive = replay.pipeline().archive();
  }

  /** The chronicle of a story that was played. */
  static Chronicle write(Replay replay) {
    Chronicler chronicler = new Chronicler(replay);
    Pipeline pipeline = replay.pipeline();
    pipeline
        .state()
        .read(transaction -> {
          chronicler.readAll(transaction);
          return chronicler;
        });
    chronicler.tellWorld();
    chronicler.lines.sort(Comparator.comparing(Line::at));
    return new Chronicle(replay.story(), chronicler.lines, chronicler.promises, replay.refusals());
  }

  private void readAll(Transaction transaction) {
    List<IncidentHistory> incidents =
        new ArrayList<>(archive.closedSince(transaction, Instant.EPOCH));
    incidents.addAll(archive.open(transaction));
    for (IncidentHistory history : incidents) {
      read(transaction, history.incident().id());
    }
    for (Service service : replay.catalog().services()) {
      archive.latestClaims(transaction, service.id(), CLAIMS).forEach(this::tell);
      archive.checks(transaction, service.id()).forEach(this::tell);
    }
    for (Statement statement : replay.pipeline().statements().after(transaction, 0, CLAIMS)) {
      tell(statement);
    }
  }

  private void read(Transaction transaction, String incident) {
    archive.events(transaction, incident).forEach(event -> tell(incident, event));
    archive.workarounds(transaction, incident).forEach(this::tell);
    for (Promise promise : archive.promises(transaction, incident)) {
      promises.add(promise);
      tell(promise);
    }
  }

  private void tell(String incident, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Judged judged -> tell(incident, judged.verdict());
      case IncidentEvent.PhaseMoved moved ->
          lines.add(
              Line.of(
                  moved.at(),
                  Kind.PHASE,
                  Map.of(
                      "incident", incident,
                      "from", moved.from().name(),
                      "to", moved.to().name(),
                      "reason", moved.reason().name())));
      case IncidentEvent.Opened _,
          IncidentEvent.Acknowledged _,
          IncidentEvent.StateSet _,
          IncidentEvent.Spoken _,
          IncidentEvent.ClosedDespite _ -> {}
    }
  }

  private void tell(String incident, Verdict verdict) {
    Map<String, String> details = new TreeMap<>();
    details.put("incident", incident);
    details.put("component", verdict.component());
    details.put("change", verdict.change().name());
    details.put("state", verdict.state().name());
    details.put("reason", verdict.reason().name());
    details.put("onset", verdict.onset().toString());
    if (!verdict.cohorts().isEmpty()) {
      details.put(
          "cohorts",
          String.join(" ", verdict.cohorts().stream().map(Object::toString).sorted().toList()));
    }
    if (!verdict.areas().isEmpty()) {
      details.put("areas", String.join(" ", verdict.areas().stream().sorted().toList()));
    }
    lines.add(Line.of(verdict.at(), Kind.VERDICT, details));
  }

  private void tell(Statement statement) {
    Map<String, String> details = new TreeMap<>();
    details.put("incident", statement.incident());
    details.put("phase", statement.phase().name());
    details.put("components", String.join(" ", statement.components().stream().sorted().toList()));
    Instant next = statement.nextWord();
    if (next != null) {
      details.put("next_word", next.toString());
    }
    lines.add(Line.said(statement.at(), Kind.STATEMENT, statement.text(), details));
  }

  private void tell(Claim claim) {
    String channel = claim.source().channel();
    lines.add(
        Line.said(
            claim.recordedAt(),
            Kind.CLAIM,
            claim.text(),
            Map.of(
                "by_operator",
                Boolean.toString(claim.byOperator()),
                "speaker",
                speaker(claim.source()),
                "channel",
                channel == null ? "" : channel,
                "precision",
                claim.source().precision().name())));
  }

  private String speaker(Source source) {
    LocalizedText speaker = source.speaker();
    return speaker == null ? "" : speaker.in(replay.catalog().languages().getFirst());
  }

  private void tell(ChannelCheck check) {
    Instant word = check.lastWordAt();
    lines.add(
        Line.of(
            check.checkedAt(),
            Kind.CHECK,
            Map.of("channel", check.channel(), "last_word", word == null ? "" : word.toString())));
  }

  private void tell(Workaround workaround) {
    lines.add(
        Line.said(
            workaround.addedAt(),
            Kind.WORKAROUND,
            workaround.steps(),
            Map.of("component", workaround.component(), "source", speaker(workaround.source()))));
  }

  private void tell(Promise promise) {
    lines.add(
        Line.of(
            promise.madeAt(),
            Kind.PROMISE,
            Map.of(
                "promise", promise.kind().name(),
                "due", promise.due().toString(),
                "status", promise.status().name(),
                "by", promise.claim() == null ? "newsroom" : "operator")));
  }

  private void tellWorld() {
    Story story = replay.story();
    for (Story.Turn turn : story.world()) {
      Map<String, String> details = new TreeMap<>();
      turn.set().forEach((server, condition) -> details.put(server, condition.name()));
      lines.add(Line.of(story.at(turn.at()), Kind.WORLD, details));
    }
    for (Story.Then then : story.then()) {
      lines.add(
          new Line(
              story.at(then.at()),
              Kind.THEN,
              then.text().byLanguage(),
              Map.of("told", then.kind().name(), "public", Boolean.toString(then.isPublic())),
              then.invented()));
    }
  }
}
