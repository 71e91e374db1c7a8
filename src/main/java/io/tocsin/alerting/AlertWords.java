package io.tocsin.alerting;

import io.tocsin.alerting.AlertMessage.Fact;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.catalog.Teammate;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.Incident;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words an alert for one person; thread-safe. */
public final class AlertWords {

  private final Supplier<Catalog> catalog;
  private final Phrasebook phrases = Phrasebook.load("alert", List.of("fr", "en"));

  /** Words alerts with the catalogue as it is now. */
  public AlertWords(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /**
   * What an alert is about.
   *
   * @param incident or null in an exercise
   * @param evidence of its components
   */
  public record Matter(Alert alert, @Nullable Incident incident, List<Evidence> evidence) {
    public Matter {
      evidence = List.copyOf(evidence);
    }
  }

  /** Returns what happened, on one line, marked if it is an exercise. */
  public String title(Matter matter, String language) {
    Phrases say = phrases.in(language);
    String what =
        say.say("title." + matter.alert().reason().name(), "what", subject(matter, language));
    return matter.alert().exercise() ? say.say("exercise", "title", what) : what;
  }

  /** Services and components, or the playbook that is rehearsed. */
  private String subject(Matter matter, String language) {
    Catalog known = catalog.get();
    Incident incident = matter.incident();
    if (incident == null) {
      return playbook(matter).map(book -> book.name().in(language)).orElse("");
    }
    String service = known.service(incident.service()).map(s -> s.name().in(language)).orElse("");
    String components =
        incident.components().stream()
            .sorted()
            .flatMap(id -> known.component(id).stream())
            .map(Component::name)
            .map(name -> name.in(language))
            .collect(Collectors.joining(", "));
    return service + " (" + components + ")";
  }

  private Optional<Playbook> playbook(Matter matter) {
    return Optional.ofNullable(matter.alert().playbook()).flatMap(catalog.get()::playbook);
  }

  AlertMessage message(Call call, Matter matter, Teammate person, URI link, Instant now) {
    String language = person.language();
    Phrases say = phrases.in(language);
    Moments moments = new Moments(language, catalog.get().zone(), now);
    boolean wakes = call.kind() == Call.Kind.WAKE;
    String title = title(matter, language);
    String taker = String.valueOf(matter.alert().takenBy());
    return new AlertMessage(
        call.id(),
        matter.alert(),
        call.kind(),
        person,
        now,
        wakes ? title : say.say("taken.subject", "who", taker, "title", title),
        wakes ? wake(matter, say) : List.of(say.say("taken.body", "who", taker)),
        facts(matter, say, moments),
        link,
        say.say(wakes ? "link" : "taken.link"),
        say.say("footer", "site", catalog.get().siteName().in(language)));
  }

  private List<String> wake(Matter matter, Phrases say) {
    List<String> paragraphs = new ArrayList<>();
    if (matter.alert().exercise()) {
      paragraphs.add(say.say("exercise.body"));
    }
    paragraphs.add(say.say("wake." + matter.alert().reason().name()));
    if (isAboutMail(matter)) {
      paragraphs.add(say.say("mail-is-broken"));
    }
    paragraphs.add(say.say("link-is-personal"));
    return paragraphs;
  }

  /** When mail is what fails, a mail about it may come late or not at all. */
  private boolean isAboutMail(Matter matter) {
    Incident incident = matter.incident();
    return incident != null
        && catalog.get().service(incident.service()).map(Service::kind).orElse(ServiceKind.WEB)
            == ServiceKind.MAIL;
  }

  private List<Fact> facts(Matter matter, Phrases say, Moments moments) {
    List<Fact> facts = new ArrayList<>();
    Incident incident = matter.incident();
    if (incident != null) {
      facts.add(new Fact(say.say("since"), moments.full(incident.onset())));
    }
    int people = matter.evidence().stream().mapToInt(one -> one.people().failing()).sum();
    if (people > 0) {
      facts.add(new Fact(say.say("people"), say.say("people.count", "count", people)));
    }
    matter.evidence().stream()
        .flatMap(one -> one.probes().stream())
        .filter(Evidence.ProbeReading::failing)
        .forEach(probe -> facts.add(new Fact(say.say("probe"), probe.probe())));
    Instant due = matter.alert().due();
    if (due != null) {
      facts.add(new Fact(say.say("due"), moments.full(due)));
    }
    playbook(matter).ifPresent(book -> calls(book, say, facts));
    return facts;
  }

  /** Who telephones whom stands in the message itself: a page may be out of reach. */
  private static void calls(Playbook book, Phrases say, List<Fact> facts) {
    String language = say.language();
    facts.add(new Fact(say.say("playbook"), book.name().in(language)));
    for (Playbook.PhoneCall call : book.calls()) {
      facts.add(
          new Fact(
              say.say("call"),
              say.say(
                  "call.line",
                  Map.of(
                      "by", call.by().in(language),
                      "to", call.to().in(language),
                      "phone", call.phone()))));
    }
  }
}
