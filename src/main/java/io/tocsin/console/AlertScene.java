package io.tocsin.console;

import io.tocsin.alerting.Alert;
import io.tocsin.alerting.AlertMessage;
import io.tocsin.alerting.AlertWords;
import io.tocsin.alerting.Answering;
import io.tocsin.alerting.Call;
import io.tocsin.alerting.Occasion;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Teammate;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Incident;
import io.tocsin.web.Form;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An alert in the words of one reader. Immutable. */
public final class AlertScene {

  private final Catalog catalog;
  private final Answering.View view;
  private final Words words;
  private final List<AlertMessage.Fact> about;

  AlertScene(Catalog catalog, Answering.View view, AlertWords alert, Words words) {
    this.catalog = catalog;
    this.view = view;
    this.words = words;
    this.about = alert.about(view.matter(), words.language());
  }

  /**
   * Which prepared word was looked at, as the form says it.
   *
   * @param at for which moment it was prepared
   * @param version of the incident
   */
  record Shown(Instant at, long version) {}

  static Shown shown(Form form) {
    try {
      Instant at = Instant.parse(form.first("at").orElse(""));
      String version = form.first("version").filter(text -> text.matches("[0-9]{1,15}")).orElse("");
      return new Shown(at, version.isEmpty() ? -1 : Long.parseLong(version));
    } catch (DateTimeException nobodyLooked) {
      return new Shown(Instant.EPOCH, -1);
    }
  }

  /** Returns the names of what is touched. */
  public String components() {
    Incident incident = view.matter().incident();
    return incident == null
        ? ""
        : incident.components().stream()
            .sorted()
            .flatMap(id -> catalog.component(id).stream())
            .map(Component::name)
            .map(words::text)
            .collect(Collectors.joining(", "));
  }

  /** Returns how many people say that it fails, in the last hour. */
  public int people() {
    return view.matter().evidence().stream().mapToInt(one -> one.people().failing()).sum();
  }

  /** Returns the names of the probes that fail. */
  public String probes() {
    return view.matter().evidence().stream()
        .flatMap(one -> one.probes().stream())
        .filter(Evidence.ProbeReading::failing)
        .map(Evidence.ProbeReading::probe)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Returns the channels on which it is said as well. */
  public List<Channel> channels() {
    Playbook book = view.playbook();
    return book == null ? List.of() : book.channels(catalog);
  }

  /** Returns how the calls went, one line per person and way. */
  public List<String> calls() {
    return view.calls().stream()
        .map(call ->
            name(call) + " · " + call.channel() + " · " + words.say("alarm.call", call.status()))
        .toList();
  }

  private String name(Call call) {
    return catalog.team().person(call.person()).map(Teammate::name).orElse(call.person());
  }

  /** Returns after how long somebody took it. */
  public Optional<Duration> answeredAfter() {
    Alert alert = view.alert();
    return Optional.ofNullable(alert.takenAt()).map(at -> Duration.between(alert.raisedAt(), at));
  }

  /** Returns after how long the first word lay before who took it. */
  public Optional<Duration> preparedAfter() {
    Alert alert = view.alert();
    return Optional.ofNullable(alert.preparedAt())
        .map(at -> Duration.between(alert.raisedAt(), at));
  }

  /** Where an alert is settled that asks for no word of ours. */
  public record Way(String label, String path) {}

  /** Returns where the alert is settled; empty where a word in public does it. */
  public Optional<Way> way() {
    Alert alert = view.alert();
    String incident = "/console/incidents/" + alert.incident();
    return switch (alert.reason()) {
      case CONTRADICTION -> way(alert, incident + "/contradictions");
      case SCHEDULE_REFUSED -> way(alert, "/console/waiting");
      case APPROVAL_ASKED -> way(alert, "/console/waiting/" + alert.subject());
      case LEGAL -> way(alert, incident + "/clocks" + step());
      case VERDICT, RELAPSE, WORK_OVERRUN, NEXT_WORD_DUE, NEXT_WORD_OVERDUE, PLAYBOOK_RUNG ->
          Optional.empty();
    };
  }

  private Optional<Way> way(Alert alert, String path) {
    return Optional.of(new Way(words.say("alarm.way." + alert.reason()), path));
  }

  private String step() {
    return view.matter().occasion() instanceof Occasion.Owed(var duty, var _)
        ? "/" + duty.clock().id() + "/" + duty.step().id()
        : "";
  }

  /** Returns what does not fit, whom to tell, or who wrote it. */
  public List<AlertMessage.Fact> about() {
    return about;
  }

  /** Returns the label of the hour of the alert. */
  public String hour() {
    Alert.Reason reason = view.alert().reason();
    return words.say(reason.asksForWord() ? "alarm.due" : "alarm.due." + reason);
  }

  /** Returns the path of the public page about the incident, or of the site. */
  public String page() {
    Incident incident = view.matter().incident();
    return "/" + words.language() + (incident == null ? "/" : "/incident/" + incident.id());
  }
}
