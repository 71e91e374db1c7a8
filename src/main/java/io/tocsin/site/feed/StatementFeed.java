package io.tocsin.site.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.Statement;
import io.tocsin.site.view.Prose;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Function;

/** Writes the Atom feed of one language (RFC 4287). Confined to one thread. */
public final class StatementFeed {

  private static final int MOST = 50;
  private static final String TAG = "urn:tocsin:statement:";

  private final PublicSnapshot snapshot;
  private final Phrases phrases;
  private final String language;
  private final String base;
  private final Function<Statement, String> phase;

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   * @param phase the words for the phase a statement announces
   */
  public StatementFeed(
      PublicSnapshot snapshot, Phrases phrases, Function<Statement, String> phase) {
    this.snapshot = snapshot;
    this.phrases = phrases;
    this.language = phrases.language();
    this.base = snapshot.site().baseUrl().toString().replaceFirst("/+$", "");
    this.phase = phase;
  }

  private record Entry(IncidentView incident, Statement statement) {}

  /** Returns the feed as XML. */
  public String atom() {
    List<Entry> entries =
        snapshot.incidents().stream()
            .flatMap(incident ->
                incident.timeline().stream()
                    .filter(Said.class::isInstance)
                    .map(entry -> new Entry(incident, ((Said) entry).statement())))
            .sorted(
                Comparator.comparingLong((Entry entry) -> entry.statement().sequence()).reversed())
            .limit(MOST)
            .toList();
    Instant updated = entries.isEmpty() ? Instant.EPOCH : entries.getFirst().statement().at();
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType("atom_1.0");
    feed.setEncoding("UTF-8");
    feed.setUri(base + "/" + language + "/feed.atom");
    feed.setTitle(phrases.say("title", "site", xml(snapshot.site().name().in(language))));
    feed.setDescription(phrases.say("subtitle"));
    feed.setLinks(
        List.of(
            link("self", base + "/" + language + "/feed.atom", "application/atom+xml"),
            link("alternate", base + "/" + language + "/", "text/html")));
    feed.setAuthor(xml(snapshot.site().name().in(language)));
    feed.setLanguage(language);
    feed.setPublishedDate(Date.from(updated));
    feed.setEntries(entries.stream().map(this::entry).toList());
    try {
      return new SyndFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("a feed of clean text is always well-formed", e);
    }
  }

  private static SyndLink link(String relation, String address, String type) {
    SyndLink link = new SyndLinkImpl();
    link.setRel(relation);
    link.setHref(address);
    link.setType(type);
    return link;
  }

  private SyndEntry entry(Entry entry) {
    Statement statement = entry.statement();
    String title = xml(entry.incident().title().in(language));
    SyndEntry written = new SyndEntryImpl();
    written.setUri(TAG + statement.id() + ":" + language);
    written.setTitle(
        statement.corrects() == null
            ? phrases.say("entry", "phase", xml(phase.apply(statement)), "title", title)
            : phrases.say("correction", "title", title));
    written.setLink(
        base + "/" + language + "/incident/" + entry.incident().id() + "#" + statement.id());
    written.setPublishedDate(Date.from(statement.at()));
    written.setUpdatedDate(Date.from(statement.at()));
    written.setCategories(statement.components().stream().sorted().map(this::category).toList());
    SyndContent content = new SyndContentImpl();
    content.setType("text");
    content.setValue(xml(statement.text().in(language)));
    written.setContents(List.of(content));
    return written;
  }

  private SyndCategory category(String component) {
    SyndCategory category = new SyndCategoryImpl();
    category.setName(component);
    return category;
  }

  /** Drops what XML cannot hold: control characters, lone surrogates, noncharacters. */
  private static String xml(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Prose.clean(text)
        .codePoints()
        .filter(point ->
            point == '\n'
                || point == '\t'
                || (point >= 0x20 && point < 0xD800)
                || (point > 0xDFFF && point < 0xFFFE)
                || point > 0xFFFF)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
