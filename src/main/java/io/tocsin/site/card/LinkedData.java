package io.tocsin.site.card;

import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.site.view.Extent;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Says in the vocabulary of schema.org what a page is about. Confined to one thread. */
final class LinkedData {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A reader of linked data wants the news; the rest is on the page. */
  private static final int MOST_UPDATES = 3;

  private final Reading reading;
  private final Phrases phrases;
  private final String language;
  private final String base;

  LinkedData(Reading reading, Phrases phrases) {
    this.reading = reading;
    this.phrases = phrases;
    this.language = reading.language();
    this.base = reading.snapshot().site().baseUrl().toString().replaceFirst("/+$", "");
  }

  String home() {
    Map<String, Object> page = typed("WebPage");
    page.put("url", base + "/" + language + "/");
    page.put("name", Prose.clean(reading.snapshot().site().name().in(language)));
    page.put("inLanguage", language);
    List<Map<String, Object>> open =
        reading.snapshot().incidents().stream()
            .filter(IncidentView::isOpen)
            .map(this::brief)
            .toList();
    if (!open.isEmpty()) {
      page.put("hasPart", open);
    }
    return text(List.of(page));
  }

  private Map<String, Object> brief(IncidentView view) {
    Map<String, Object> story = typed("LiveBlogPosting");
    story.put("headline", Prose.clean(view.title().in(language)));
    story.put("url", address(view));
    story.put("coverageStartTime", view.onset().toString());
    return story;
  }

  String incident(IncidentView view) {
    Map<String, Object> story = new LinkedHashMap<>();
    story.put("@type", List.of("LiveBlogPosting", "SpecialAnnouncement"));
    List<Statement> said =
        view.timeline().stream()
            .filter(Said.class::isInstance)
            .map(entry -> ((Said) entry).statement())
            .limit(MOST_UPDATES)
            .toList();
    story.put("name", Prose.clean(view.title().in(language)));
    story.put("headline", Prose.clean(view.title().in(language)));
    story.put("url", address(view));
    story.put("inLanguage", language);
    story.put("datePublished", view.openedAt().toString());
    story.put("datePosted", view.openedAt().toString());
    story.put("dateModified", (said.isEmpty() ? view.openedAt() : said.getFirst().at()).toString());
    story.put("coverageStartTime", view.onset().toString());
    put(story, "coverageEndTime", view.closedAt());
    put(story, "expires", view.nextWord());
    story.put("text", reading.sentence(view));
    story.put("webFeed", base + "/" + language + "/service/" + view.service() + "/feed.atom");
    story.put("about", about(view));
    places(view, story);
    story.put("liveBlogUpdate", said.stream().map(word -> update(view, word)).toList());
    Map<String, Object> questions = questions(view);
    return text(questions == null ? List.of(story) : List.of(story, questions));
  }

  private Map<String, Object> update(IncidentView view, Statement word) {
    Map<String, Object> update = typed("BlogPosting");
    update.put("headline", reading.phase(word));
    update.put("datePublished", word.at().toString());
    update.put("articleBody", Prose.clean(word.text().in(language)));
    update.put("url", address(view) + "#" + word.id());
    return update;
  }

  private Map<String, Object> about(IncidentView view) {
    Map<String, Object> service = typed("Service");
    reading.snapshot().services().stream()
        .filter(known -> known.id().equals(view.service()))
        .findFirst()
        .ifPresent((ServiceView known) -> {
          service.put("name", Prose.clean(known.name().in(language)));
          Map<String, Object> provider = typed("Organization");
          provider.put("name", Prose.clean(known.operator()));
          service.put("provider", provider);
        });
    return service;
  }

  private void places(IncidentView view, Map<String, Object> story) {
    Set<String> areas = Extent.of(view);
    List<Map<String, Object>> places =
        reading.snapshot().places().names(areas, language).stream()
            .map(name -> {
              Map<String, Object> place = typed("AdministrativeArea");
              place.put("name", Prose.clean(name));
              return place;
            })
            .toList();
    if (!places.isEmpty()) {
      story.put("spatialCoverage", places);
    }
  }

  /** What to do meanwhile, as the question everybody asks. */
  private @Nullable Map<String, Object> questions(IncidentView view) {
    String ways =
        view.workarounds().stream()
            .filter(way -> way.isShownAt(reading.now()))
            .map(way -> Prose.clean(way.steps().in(language)))
            .reduce("", (all, way) -> all.isEmpty() ? way : all + "\n\n" + way);
    if (ways.isEmpty()) {
      return null;
    }
    Map<String, Object> answer = typed("Answer");
    answer.put("text", ways);
    Map<String, Object> question = typed("Question");
    question.put("name", phrases.say("card.meanwhile"));
    question.put("acceptedAnswer", answer);
    Map<String, Object> page = typed("FAQPage");
    page.put("mainEntity", List.of(question));
    return page;
  }

  String work(Maintenance work) {
    PublicSnapshot snapshot = reading.snapshot();
    Map<String, Object> event = typed("Event");
    event.put("name", Prose.clean(work.text().in(language)));
    event.put("startDate", work.start().toString());
    event.put("endDate", (work.endedAt() == null ? work.end() : work.endedAt()).toString());
    event.put("eventStatus", "https://schema.org/" + status(work));
    event.put("eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode");
    event.put("url", base + "/" + language + "/maintenance/" + work.id());
    Map<String, Object> where = typed("VirtualLocation");
    where.put("url", base + "/" + language + "/");
    event.put("location", where);
    Map<String, Object> organizer = typed("Organization");
    organizer.put("name", Prose.clean(snapshot.site().name().in(language)));
    event.put("organizer", organizer);
    return text(List.of(event));
  }

  private static String status(Maintenance work) {
    return switch (work.status()) {
      case ANNOUNCED, RUNNING, DONE -> "EventScheduled";
      case OVERRUN -> "EventRescheduled";
      case CANCELLED -> "EventCancelled";
    };
  }

  private String address(IncidentView view) {
    return base + "/" + language + "/incident/" + view.id();
  }

  private static Map<String, Object> typed(String type) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@type", type);
    return node;
  }

  private static void put(Map<String, Object> node, String key, @Nullable Instant instant) {
    if (instant != null) {
      node.put(key, instant.toString());
    }
  }

  /** No character is left that could end the element it stands in. */
  private static String text(List<Map<String, Object>> graph) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("@context", "https://schema.org");
    whole.put("@graph", graph);
    return JSON.writeValueAsString(whole)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
