package io.tocsin.site.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a feed as JSON Feed, version 1.1. Pure. */
final class JsonFeed {

  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonFeed() {}

  static String text(Feed feed) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("version", "https://jsonfeed.org/version/1.1");
    written.put("title", feed.title());
    written.put("home_page_url", feed.base() + feed.page());
    written.put("feed_url", feed.address(".json"));
    written.put("description", feed.subtitle());
    written.put("language", feed.language());
    written.put("authors", List.of(Map.of("name", feed.author())));
    written.put("items", feed.entries().stream().map(JsonFeed::item).toList());
    return JSON.writeValueAsString(written);
  }

  private static Map<String, Object> item(Feed.Entry entry) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", entry.id());
    item.put("url", entry.address());
    item.put("title", entry.title());
    item.put("content_text", entry.text());
    item.put("date_published", entry.at().toString());
    item.put("tags", entry.topics());
    item.put("_tocsin", entry.facts());
    return item;
  }
}
