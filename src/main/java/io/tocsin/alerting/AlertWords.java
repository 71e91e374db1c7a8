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
import io.tocsin.publication.KeptDraft;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words an alert for one person; thread-safe. */
public final class AlertWords {

  private final Supplier<Catalog> catalog;
  private final Phrasebook phrases = Phrasebook.load("alert", List.of("fr", "en"));
  private final Phrasebook unfit = Phrasebook.load("contradiction", List.of("fr", "en"));

  /** Words alerts with the catalogue as it is now. */
  public AlertWords(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /**
   * What an alert is about.
   *
   * @param incident or null in an exercise
   * @param evidence of its components
   * @param occasion what it is about besides, or null
   */
  public record Matter(
      Alert alert,
      @Nullable Incident incident,
      List<Evidence> evidence,
      @Nullable Occasion occasion) {
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
      return playbook(matter)
          .map(book -> book.name().in(language))
          .orElseGet(() -> components(drafted(matter.occasion()), language));
    }
    String service = known.service(incident.service()).map(s -> s.name().in(language)).orElse("");
    return service + " (" + components(incident.components(), language) + ")";
  }

  private String components(Set<String> ids, String language) {
    Catalog known = catalog.get();
    return ids.stream()
        .sorted()
        .flatMap(id -> known.component(id).stream())
        .map(Component::name)
        .map(name -> name.in(language))
        .collect(Collectors.joining(", "));
  }

  /** The components of a draft that opens an incident. */
  private static Set<String> drafted(@Nullable Occasion occasion) {
    return switch (occasion) {
      case Occasion.Unsaid(var planned) -> planned.draft().draft().components();
      case Occasion.Asked(var approval) -> approval.draft().draft().components();
      case Occasion.Unfit _, Occasion.Owed _ -> Set.of();
      case null -> Set.of();
    };
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
        say.say(wakes ? link(matter.alert()) : "taken.link"),
        say.say("footer", "site", catalog.get().siteName().in(language)));
  }

  private static String link(Alert alert) {
    return alert.reason().asksForWord() ? "link" : "link." + alert.reason();
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
        && matter.alert().reason().asksForWord()
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
    facts.addAll(occasion(matter.occasion(), say));
    Instant due = matter.alert().due();
    if (due != null) {
      String label =
          matter.alert().reason().asksForWord() ? "due" : "due." + matter.alert().reason();
      facts.add(new Fact(say.say(label), moments.full(due)));
    }
    playbook(matter).ifPresent(book -> calls(book, say, facts));
    return facts;
  }

  /**
   * Returns what does not fit, whom to tell, or who wrote it; empty where nothing is to be told.
   */
  public List<Fact> about(Matter matter, String language) {
    return occasion(matter.occasion(), phrases.in(language));
  }

  private List<Fact> occasion(@Nullable Occasion occasion, Phrases say) {
    String language = say.language();
    return switch (occasion) {
      case Occasion.Unfit(var found) -> {
        String matter = unfit.in(language).say("matter." + found.matter());
        yield List.of(new Fact(say.say("unfit"), matter));
      }
      case Occasion.Unsaid(var planned) -> List.of(author(planned.draft(), say));
      case Occasion.Asked(var approval) -> List.of(author(approval.draft(), say));
      case Occasion.Owed(var duty, var recipients) -> {
        String tell =
            recipients.stream().map(one -> one.in(language)).collect(Collectors.joining(", "));
        yield List.of(
            new Fact(say.say("duty"), duty.clock().title().in(language)),
            new Fact(say.say("duty.tell"), tell));
      }
      case null -> List.of();
    };
  }

  private static Fact author(KeptDraft draft, Phrases say) {
    return new Fact(say.say("written-by"), draft.by().name());
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
