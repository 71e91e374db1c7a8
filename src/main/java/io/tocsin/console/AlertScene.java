package io.tocsin.console;

import io.tocsin.alerting.Alert;
import io.tocsin.alerting.Answering;
import io.tocsin.alerting.Call;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Service;
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

  AlertScene(Catalog catalog, Answering.View view, Words words) {
    this.catalog = catalog;
    this.view = view;
    this.words = words;
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
    if (book == null) {
      return List.of();
    }
    return catalog.serviceOf(book.components().iterator().next()).map(Service::channels).stream()
        .flatMap(List::stream)
        .filter(channel -> book.channels().contains(channel.id()))
        .toList();
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

  /** Returns the path of the public page about the incident, or of the site. */
  public String page() {
    Incident incident = view.matter().incident();
    return "/" + words.language() + (incident == null ? "/" : "/incident/" + incident.id());
  }
}
