package io.tocsin.site;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.site.badge.Badges;
import io.tocsin.site.calendar.WorkCalendar;
import io.tocsin.site.card.Metas;
import io.tocsin.site.card.Pictures;
import io.tocsin.site.data.OpenData;
import io.tocsin.site.embed.EmbedFile;
import io.tocsin.site.embed.Embeds;
import io.tocsin.site.feed.Feeds;
import io.tocsin.site.metrics.PublicMetrics;
import io.tocsin.site.openapi.OpenApi;
import io.tocsin.site.view.Reading;
import io.tocsin.wording.Phrasebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What programs read of a snapshot, as files beside the pages. Pure; thread-safe.
 *
 * @param site the bundle {@code site}
 * @param data the bundle {@code feed}
 */
record ForPrograms(Phrasebook site, Phrasebook data, Templates templates, Pictures pictures) {

  /** Returns what pages of a language tell programs about themselves. */
  Metas metas(Reading reading) {
    return new Metas(reading, data.in(reading.language()), pictures);
  }

  /** Returns all of it, in every language; what has no language is in the first. */
  Map<String, SiteFile> all(PublicSnapshot snapshot, Instant now, List<String> languages) {
    Map<String, SiteFile> files = new TreeMap<>();
    for (String language : languages) {
      Reading reading = Reading.of(snapshot, now, site.in(language));
      files.putAll(new Feeds(reading, data.in(language)).all());
      files.putAll(new WorkCalendar(reading, data.in(language)).all());
      files.putAll(embeds(reading).files());
      files.putAll(new Badges(snapshot, data.in(language)).all());
    }
    Reading first = Reading.of(snapshot, now, site.in(languages.getFirst()));
    files.putAll(new Feeds(first, data.in(first.language())).customary());
    files.putAll(embeds(first).customary());
    files.putAll(EmbedFile.scripts());
    files.putAll(new OpenData(snapshot, data.in(first.language())).files());
    files.putAll(OpenApi.files());
    files.putAll(new PublicMetrics(snapshot).files());
    return files;
  }

  private Embeds embeds(Reading reading) {
    return new Embeds(reading, data.in(reading.language()), templates);
  }
}
