package io.tocsin.site.card;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.site.SiteFile;
import io.tocsin.site.view.Lead;
import io.tocsin.site.view.Light;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what pages of one language tell programs about themselves. Confined to one thread. */
public final class Metas {

  private final Reading reading;
  private final Phrases phrases;
  private final Pictures pictures;
  private final String language;
  private final String site;

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   */
  public Metas(Reading reading, Phrases phrases, Pictures pictures) {
    this.reading = reading;
    this.phrases = phrases;
    this.pictures = pictures;
    this.language = reading.language();
    this.site = Prose.clean(reading.snapshot().site().name().in(language));
  }

  /** Tells what the home page is. */
  public Meta home() {
    PublicSnapshot snapshot = reading.snapshot();
    List<ComponentView> all =
        snapshot.services().stream().flatMap(service -> service.components().stream()).toList();
    Lead lead = Lead.of(reading);
    Light light = Light.of(all);
    Instant said =
        snapshot.incidents().stream()
            .flatMap(view -> said(view).stream())
            .max(Instant::compareTo)
            .orElse(null);
    String state =
        lead.incident() == null ? phrases.say("badge." + light.id()) : state(lead.incident());
    String json = new LinkedData(reading, phrases).home();
    return meta("", light, state, Prose.clean(lead.sentence()), site, null, said, json);
  }

  /** Tells what the page of an incident is. */
  public Meta incident(IncidentView view) {
    Instant said = said(view).orElse(view.openedAt());
    Light light = light(view);
    String sentence = reading.sentence(view);
    String json = new LinkedData(reading, phrases).incident(view);
    String title = Prose.clean(view.title().in(language));
    return view.isOpen()
        ? meta(
            "incident/" + view.id() + "/",
            light,
            state(view),
            sentence,
            title,
            view.openedAt(),
            said,
            json)
        : old(view, sentence, title, said, json);
  }

  /** One picture for all that is over. */
  private Meta old(IncidentView view, String sentence, String title, Instant said, String json) {
    Card card = new Card(Light.WORKS, phrases.say("card.over"), site, "");
    SiteFile image = pictures.draw(card);
    String path = "/" + language + "/over.png?v=" + Pictures.version(image);
    String headline =
        phrases.say("card.title", Map.of("state", phrases.say("card.over"), "title", title));
    return new Meta(headline, sentence, true, view.openedAt(), said, path, image, json);
  }

  /** Tells what the page of announced work is. */
  public Meta work(Maintenance work) {
    String text = Prose.clean(work.text().in(language));
    String state = phrases.say("card.work." + work.status().name());
    String json = new LinkedData(reading, phrases).work(work);
    return meta(
        "maintenance/" + work.id() + "/",
        Light.MAINTENANCE,
        state,
        text,
        site,
        work.announcedAt(),
        null,
        json);
  }

  private Meta meta(
      String folder,
      Light light,
      String state,
      String sentence,
      String title,
      @Nullable Instant published,
      @Nullable Instant modified,
      String json) {
    String when = modified == null ? "" : reading.moments().moment(modified);
    String foot = modified == null ? site : phrases.say("card.foot", "site", site, "when", when);
    SiteFile image = pictures.draw(new Card(light, state, sentence, foot));
    String path = "/" + language + "/" + folder + "card.png?v=" + Pictures.version(image);
    Map<String, String> words = Map.of("state", state, "title", title, "when", when);
    String headline = phrases.say(modified == null ? "card.title" : "card.title.said", words);
    return new Meta(
        headline,
        sentence,
        published != null && modified != null,
        published,
        modified,
        path,
        image,
        json);
  }

  private String state(String incident) {
    return reading.snapshot().incidents().stream()
        .filter(view -> view.id().equals(incident))
        .findFirst()
        .map(this::state)
        .orElse("");
  }

  private String state(IncidentView view) {
    return phrases.say("card.phase." + view.phase().name());
  }

  private static Light light(IncidentView view) {
    return switch (view.phase()) {
      case SUSPECTED, RECOVERING -> Light.DEGRADED;
      case ACKNOWLEDGED, IDENTIFIED ->
          view.cohorts().stream()
                      .anyMatch(status -> status.state() == io.tocsin.detection.ComponentState.OUT)
                  || view.cohorts().isEmpty()
              ? Light.OUT
              : Light.DEGRADED;
      case RECOVERED, CLOSED -> Light.WORKS;
    };
  }

  private static Optional<Instant> said(IncidentView view) {
    return view.timeline().stream()
        .filter(Said.class::isInstance)
        .map(entry -> entry.at())
        .max(Instant::compareTo);
  }
}
