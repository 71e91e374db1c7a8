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
import io.tocsin.web.Escape;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Writes a feed as XML: Atom (RFC 4287) and RSS 2.0. Pure. */
final class Syndicated {

  private static final Namespace ATOM =
      Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

  private Syndicated() {}

  static String atom(Feed feed) {
    SyndFeed written = common(feed, "atom_1.0");
    written.setUri(feed.address(".atom"));
    written.setLinks(
        List.of(
            link("self", feed.address(".atom"), "application/atom+xml"),
            link("alternate", feed.base() + feed.page(), "text/html")));
    written.setEntries(feed.entries().stream().map(entry -> entry(entry, "text")).toList());
    return text(written);
  }

  static String rss(Feed feed) {
    SyndFeed written = common(feed, "rss_2.0");
    written.setLink(feed.base() + feed.page());
    Element self = new Element("link", ATOM);
    self.setAttribute("rel", "self");
    self.setAttribute("href", feed.address(".rss"));
    self.setAttribute("type", "application/rss+xml");
    written.setForeignMarkup(List.of(self));
    written.setEntries(feed.entries().stream().map(entry -> entry(entry, "html")).toList());
    return text(written);
  }

  private static SyndFeed common(Feed feed, String type) {
    SyndFeed written = new SyndFeedImpl();
    written.setFeedType(type);
    written.setEncoding("UTF-8");
    written.setTitle(feed.title());
    written.setDescription(feed.subtitle());
    written.setAuthor(feed.author());
    written.setLanguage(feed.language());
    written.setPublishedDate(date(feed.updated()));
    return written;
  }

  private static String text(SyndFeed feed) {
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

  /** Readers of RSS take a description for HTML, so there it is HTML, with everything escaped. */
  private static SyndEntry entry(Feed.Entry entry, String type) {
    SyndEntry written = new SyndEntryImpl();
    written.setUri(entry.id());
    written.setTitle(entry.title());
    written.setLink(entry.address());
    written.setPublishedDate(date(entry.at()));
    written.setUpdatedDate(date(entry.at()));
    written.setCategories(entry.topics().stream().map(Syndicated::category).toList());
    SyndContent content = new SyndContentImpl();
    content.setType(type);
    if (type.equals("html")) {
      content.setValue(html(entry.text()));
      written.setDescription(content);
    } else {
      content.setValue(entry.text());
      written.setContents(List.of(content));
    }
    return written;
  }

  private static String html(String text) {
    return text.strip()
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> "<p>" + Escape.html(line.strip()) + "</p>")
        .collect(Collectors.joining());
  }

  private static SyndCategory category(String topic) {
    SyndCategory category = new SyndCategoryImpl();
    category.setName(topic);
    return category;
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
