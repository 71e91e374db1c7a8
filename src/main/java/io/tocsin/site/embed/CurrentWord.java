package io.tocsin.site.embed;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Promise;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.site.view.Lead;
import io.tocsin.site.view.Light;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Ascii;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the site says at the moment, in one sentence. Immutable.
 *
 * @param shown whether there is anything to say to people who did not ask
 * @param sentence is it broken, for whom, since when
 * @param next what comes next and when, or null
 * @param incident the one it is about, or null
 * @param url where the rest is told
 */
record CurrentWord(
    boolean shown,
    Light light,
    String sentence,
    @Nullable String next,
    @Nullable IncidentView incident,
    String url) {

  /** RFC 5321 section 4.5.3.1.5 leaves 512 bytes for a reply; ours stays well below. */
  private static final int LONGEST_NOTICE = 200;

  static CurrentWord of(Reading reading, Phrases phrases) {
    PublicSnapshot snapshot = reading.snapshot();
    Lead lead = Lead.of(reading);
    IncidentView incident =
        snapshot.incidents().stream()
            .filter(view -> view.id().equals(lead.incident()))
            .findFirst()
            .orElse(null);
    Light light =
        Light.of(snapshot.services().stream().flatMap(s -> s.components().stream()).toList());
    boolean working = snapshot.maintenances().stream().anyMatch(CurrentWord::isGoingOn);
    boolean calm = light == Light.WORKS || light == Light.PARTLY || light == Light.UNKNOWN;
    String path = "/" + reading.language() + "/";
    return new CurrentWord(
        incident != null || working || !calm,
        calm && incident != null ? Light.DEGRADED : calm && working ? Light.MAINTENANCE : light,
        Prose.clean(lead.sentence()),
        incident == null ? null : next(reading, phrases, incident),
        incident,
        base(snapshot) + path + (incident == null ? "" : "incident/" + incident.id()));
  }

  private static String base(PublicSnapshot snapshot) {
    return snapshot.site().baseUrl().toString().replaceFirst("/+$", "");
  }

  private static boolean isGoingOn(MaintenanceView view) {
    Maintenance.Status status = view.maintenance().status();
    return status == Maintenance.Status.RUNNING || status == Maintenance.Status.OVERRUN;
  }

  private static @Nullable String next(Reading reading, Phrases phrases, IncidentView incident) {
    Instant word = incident.nextWord();
    if (incident.eta() instanceof Eta.At(Instant end) && end.isAfter(reading.now())) {
      return eta(reading, phrases, incident, end);
    }
    return word == null || !word.isAfter(reading.now())
        ? null
        : phrases.say("embed.next", "when", reading.moments().moment(word));
  }

  /** The expected end, and where it was moved the one that was announced first. */
  private static String eta(Reading reading, Phrases phrases, IncidentView incident, Instant end) {
    String when = reading.moments().moment(end);
    return incident.promises().stream()
        .filter(promise -> promise.kind() == Promise.Kind.ETA && promise.replacedBy() != null)
        .min(Comparator.comparing(Promise::madeAt))
        .map(Promise::due)
        .filter(first -> !first.equals(end))
        .map(first -> reading.moments().moment(first))
        .map(first -> phrases.say("embed.eta-moved", "when", when, "first", first))
        .orElseGet(() -> phrases.say("embed.eta", "when", when));
  }

  /** The text that was made of the newest statement for a mouth, in the language. */
  static Optional<MouthText> text(IncidentView incident, Mouth mouth, String language) {
    return incident.mouths().stream()
        .filter(text -> text.mouth() == mouth && text.register() == Register.PLAIN)
        .filter(text -> text.language().equals(language))
        .findFirst();
  }

  /**
   * What a mail server may tell whoever writes to a customer, in ASCII on one line; empty while
   * mail works, or nobody confirmed that it does not.
   */
  static String senderNotice(Reading reading, Phrases phrases) {
    Set<String> mail =
        reading.snapshot().services().stream()
            .filter(service -> service.kind() == ServiceKind.MAIL)
            .map(ServiceView::id)
            .collect(Collectors.toSet());
    return reading.snapshot().incidents().stream()
        .filter(view -> mail.contains(view.service()) && isConfirmed(view))
        .min(Comparator.comparing(IncidentView::onset))
        .map(view -> notice(view, reading, phrases))
        .orElse("");
  }

  private static boolean isConfirmed(IncidentView view) {
    return switch (view.phase()) {
      case ACKNOWLEDGED, IDENTIFIED, RECOVERING -> true;
      case SUSPECTED, RECOVERED, CLOSED -> false;
    };
  }

  private static String notice(IncidentView view, Reading reading, Phrases phrases) {
    String language = reading.language();
    Optional<String> made = text(view, Mouth.BOUNCE, language).map(MouthText::body);
    String said =
        made.orElseGet(() -> {
          LocalizedText name =
              reading.snapshot().services().stream()
                  .filter(service -> service.id().equals(view.service()))
                  .findFirst()
                  .map(ServiceView::name)
                  .orElse(view.title());
          return phrases.say(
              "embed.senders",
              Map.of(
                  "service", name.in(language),
                  "since", reading.moments().brief(view.onset()),
                  "url", base(reading.snapshot())));
        });
    String plain = Ascii.of(said);
    return plain.length() <= LONGEST_NOTICE ? plain : plain.substring(0, LONGEST_NOTICE).strip();
  }

  /**
   * What a page says that stands in for a site that is down: first what is known of why, the
   * heading, and then that it is down.
   */
  List<String> standIn(Reading reading, Phrases phrases) {
    String down = phrases.say("embed.unavailable");
    if (!shown) {
      return List.of(down, phrases.say("embed.unavailable.calm"));
    }
    List<String> said = new ArrayList<>(told(reading));
    said.add(down); // not amid a text of somebody else
    return List.copyOf(said);
  }

  private List<String> told(Reading reading) {
    Optional<MouthText> made =
        incident == null
            ? Optional.empty()
            : text(incident, Mouth.STAND_IN_PAGE, reading.language());
    return made.map(text -> Prose.clean(text.body()).lines().map(String::strip).toList())
        .map(lines -> lines.stream().filter(line -> !line.isEmpty()).toList())
        .filter(lines -> !lines.isEmpty())
        .orElseGet(() -> next == null ? List.of(sentence) : List.of(sentence, next));
  }
}
