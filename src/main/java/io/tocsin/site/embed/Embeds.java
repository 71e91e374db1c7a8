package io.tocsin.site.embed;

import io.tocsin.incidents.Eta;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.site.SiteFile;
import io.tocsin.site.Templates;
import io.tocsin.site.view.Prose;
import io.tocsin.site.view.Reading;
import io.tocsin.web.Escape;
import io.tocsin.wording.Phrases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the current word for the pages of others, in one language. Confined to one thread.
 *
 * <p>Every file may be used from anywhere; the frame may be framed by anybody.
 */
public final class Embeds {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String HTML = "text/html; charset=utf-8";

  private final Reading reading;
  private final Phrases phrases;
  private final Templates templates;
  private final CurrentWord word;

  /**
   * Reads a snapshot in a language.
   *
   * @param phrases the bundle {@code feed}
   */
  public Embeds(Reading reading, Phrases phrases, Templates templates) {
    this.reading = reading;
    this.phrases = phrases;
    this.templates = templates;
    this.word = CurrentWord.of(reading, phrases);
  }

  /** Returns the files of the language, below {@code /fr/}. */
  public Map<String, SiteFile> files() {
    return named("/" + reading.language() + "/");
  }

  /** Returns the same at the root, for those who name no language. */
  public Map<String, SiteFile> customary() {
    return named("/");
  }

  private Map<String, SiteFile> named(String root) {
    Map<String, SiteFile> files = new TreeMap<>();
    files.put(root + "embed/now.json", EmbedFile.of("application/json; charset=utf-8", json()));
    files.put(root + "embed/fragment.html", EmbedFile.of(HTML, fragment()));
    files.put(root + "embed/frame", EmbedFile.framed(page("site/embed-frame.jte")));
    files.put(root + "503.html", EmbedFile.of(HTML, page("site/unavailable.jte")));
    String notice = CurrentWord.senderNotice(reading, phrases);
    files.put(
        root + "sender-notice.txt",
        EmbedFile.of("text/plain; charset=us-ascii", notice.isEmpty() ? "" : notice + "\n"));
    return files;
  }

  private String siteName() {
    return Prose.clean(reading.snapshot().site().name().in(reading.language()));
  }

  private String json() {
    PublicSnapshot snapshot = reading.snapshot();
    IncidentView incident = word.incident();
    Map<String, @Nullable Object> now = new LinkedHashMap<>();
    now.put("at", snapshot.at().toString());
    now.put("generation", snapshot.generation());
    now.put("language", reading.language());
    now.put("demo", snapshot.site().demo() != null);
    now.put("shown", word.shown());
    now.put("light", word.light().id());
    now.put("sentence", word.sentence());
    now.put("next", word.next());
    now.put("incident", incident == null ? null : incident.id());
    now.put(
        "eta",
        incident != null && incident.eta() instanceof Eta.At(Instant end) ? end.toString() : null);
    Instant next = incident == null ? null : incident.nextWord();
    now.put("next_word_at", next == null ? null : next.toString());
    now.put("url", word.url());
    now.put("labels", labels());
    return JSON.writeValueAsString(now);
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("region", siteName());
    labels.put("more", phrases.say("embed.more"));
    labels.put("old", phrases.say("embed.old"));
    labels.put("unreachable", phrases.say("embed.unreachable"));
    labels.put("demo", phrases.say("embed.demo"));
    return labels;
  }

  /** Nothing at all while all is well, so that an included line leaves no gap. */
  private String fragment() {
    if (!word.shown()) {
      return "";
    }
    String next = word.next() == null ? "" : "<p>" + Escape.html(word.next()) + "</p>\n";
    return """
    <aside class="tocsin-word tocsin-%s" lang="%s" role="status" aria-label="%s">
    <p>%s</p>
    %s<p><a href="%s">%s</a></p>
    </aside>
    """
        .formatted(
            word.light().id(),
            reading.language(),
            Escape.html(siteName()),
            Escape.html(word.sentence()),
            next,
            Escape.html(word.url()),
            Escape.html(phrases.say("embed.more")));
  }

  private String page(String template) {
    Map<String, Object> values = new TreeMap<>();
    values.put("language", reading.language());
    values.put("direction", Objects.requireNonNullElse(reading.phrases().direction(), "ltr"));
    values.put("title", siteName());
    values.put("light", word.light().id());
    values.put("paragraphs", paragraphs(template));
    values.put("at", reading.time(reading.snapshot().at()));
    values.put("url", word.url());
    values.put("phrases", phrases);
    values.put("style", EmbedFile.style());
    return templates.fill(template, values);
  }

  private List<String> paragraphs(String template) {
    if (template.endsWith("unavailable.jte")) {
      return word.standIn(reading, phrases);
    }
    return word.next() == null ? List.of(word.sentence()) : List.of(word.sentence(), word.next());
  }
}
