package io.tocsin.site.calendar;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.Maintenance;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.MaintenanceView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.site.SiteFile;
import io.tocsin.site.view.Reading;
import io.tocsin.site.view.XmlText;
import io.tocsin.wording.Phrases;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes announced work as calendars of one language, for everything and per service. Confined to
 * one thread.
 *
 * <p>Work that ran past its end goes on in the calendar, until its announced new end or else the
 * next full hour; what was announced first stays in {@code X-TOCSIN-ORIGINAL-DTEND}. SEQUENCE is
 * the number of minutes from the announcement to the last change, which only ever grows.
 */
public final class WorkCalendar {

  private static final Duration REFRESH = Duration.ofHours(1);

  private final Reading reading;
  private final Phrases phrases;
  private final String base;
  private final Map<String, String> names;

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   */
  public WorkCalendar(Reading reading, Phrases phrases) {
    PublicSnapshot snapshot = reading.snapshot();
    this.reading = reading;
    this.phrases = phrases;
    this.base = snapshot.site().baseUrl().toString().replaceFirst("/+$", "");
    this.names =
        snapshot.services().stream()
            .flatMap(service -> service.components().stream())
            .collect(Collectors.toMap(ComponentView::id, view -> words(view.name())));
  }

  /** Returns the calendar of everything, {@code /fr/calendar.ics}. */
  public Map<String, SiteFile> whole() {
    return Map.of(
        path("calendar.ics"), file(words(reading.snapshot().site().name()), work -> true));
  }

  /** Returns the calendar of one service. */
  public Map<String, SiteFile> service(ServiceView service) {
    String title = words(reading.snapshot().site().name()) + ", " + words(service.name());
    return Map.of(
        path("service/" + service.id() + "/calendar.ics"),
        file(title, work -> work.service().equals(service.id())));
  }

  private String path(String rest) {
    return "/" + reading.language() + "/" + rest;
  }

  private String words(LocalizedText text) {
    return XmlText.clean(text.in(reading.language()));
  }

  private SiteFile file(String title, Predicate<Maintenance> meant) {
    String name = phrases.say("calendar", "site", title);
    PropertyList about =
        new PropertyList(
            List.of(
                new ProdId("-//Tocsin//Tocsin//" + reading.language().toUpperCase(Locale.ROOT)),
                ImmutableVersion.VERSION_2_0,
                ImmutableMethod.PUBLISH,
                new Name(new ParameterList(), name),
                new XProperty("X-WR-CALNAME", name),
                refresh(),
                new XProperty("X-PUBLISHED-TTL", REFRESH.toString())));
    List<CalendarComponent> events =
        reading.snapshot().maintenances().stream()
            .map(MaintenanceView::maintenance)
            .filter(meant)
            .<CalendarComponent>map(this::event)
            .toList();
    return SiteFile.open(
        "text/calendar; charset=utf-8", text(new Calendar(about, new ComponentList<>(events))));
  }

  private static Property refresh() {
    return new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH.toString());
  }

  /** Without its checks: they refuse a calendar without events, which a calm site has. */
  private static String text(Calendar calendar) {
    StringWriter text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private VEvent event(Maintenance work) {
    @Nullable IncidentView overrun = overrun(work);
    Instant end = end(work, overrun);
    Instant changed = changed(work, overrun);
    List<String> touched =
        work.components().stream().sorted().map(id -> names.getOrDefault(id, id)).toList();
    PropertyList all =
        new PropertyList(
            List.of(
                new Uid(work.id() + "@" + reading.snapshot().site().baseUrl().getHost()),
                new DtStamp(changed),
                new DtStart<>(work.start()),
                new DtEnd<>(end),
                new LastModified(changed),
                new Sequence(
                    Math.toIntExact(Duration.between(work.announcedAt(), changed).toMinutes())),
                status(work),
                ImmutableTransp.TRANSPARENT,
                new Summary(
                    phrases.say(
                        "calendar." + work.status().name().toLowerCase(Locale.ROOT),
                        "what",
                        String.join(", ", touched))),
                new Description(words(work.text())),
                new Categories(new TextList(touched)),
                new Url(URI.create(base + path("maintenance/" + work.id())))));
    PropertyList whole = end.equals(work.end()) ? all : all.add(original(work.end()));
    return new VEvent(whole);
  }

  private static Property original(Instant end) {
    return new XProperty("X-TOCSIN-ORIGINAL-DTEND", new DtEnd<>(end).getValue());
  }

  private static Property status(Maintenance work) {
    return switch (work.status()) {
      case ANNOUNCED, RUNNING, OVERRUN, DONE -> ImmutableStatus.VEVENT_CONFIRMED;
      case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
    };
  }

  private @Nullable IncidentView overrun(Maintenance work) {
    return reading.snapshot().incidents().stream()
        .filter(incident -> incident.id().equals(work.overrunIncident()))
        .findFirst()
        .orElse(null);
  }

  private Instant end(Maintenance work, @Nullable IncidentView overrun) {
    return switch (work.status()) {
      case ANNOUNCED, RUNNING, CANCELLED -> work.end();
      case DONE -> done(work);
      case OVERRUN ->
          overrun != null
                  && overrun.eta() instanceof Eta.At(Instant eta)
                  && eta.isAfter(reading.now())
              ? eta
              : thisHour(work).plus(1, ChronoUnit.HOURS);
    };
  }

  /** Work that was over at once still takes a moment. */
  private static Instant done(Maintenance work) {
    Instant ended = work.endedAt();
    return ended == null || !ended.isAfter(work.start()) ? work.end() : ended;
  }

  private Instant thisHour(Maintenance work) {
    Instant now = reading.now().isBefore(work.end()) ? work.end() : reading.now();
    return now.truncatedTo(ChronoUnit.HOURS);
  }

  private Instant changed(Maintenance work, @Nullable IncidentView overrun) {
    return switch (work.status()) {
      case ANNOUNCED -> work.announcedAt();
      case RUNNING -> work.start();
      case DONE, CANCELLED -> work.endedAt() == null ? work.end() : work.endedAt();
      case OVERRUN -> latest(latest(work.end(), thisHour(work)), said(work, overrun));
    };
  }

  private static Instant said(Maintenance work, @Nullable IncidentView overrun) {
    return overrun == null
        ? work.end()
        : overrun.timeline().stream()
            .filter(Said.class::isInstance)
            .map(entry -> entry.at())
            .reduce(WorkCalendar::latest)
            .orElse(work.end());
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
