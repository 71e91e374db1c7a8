package io.tocsin.site;

import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts of an incident's newest statement, or about announced work, as files to take away: for
 * telephones, newsrooms, mail servers and the pages of others. Pure; the same texts give the same
 * bytes.
 */
final class TextFiles {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> OPEN =
      Map.of(
          "access-control-allow-origin", "*",
          "x-robots-tag", "noindex",
          "content-security-policy", "default-src 'none'");

  private final Templates templates;

  TextFiles(Templates templates) {
    this.templates = templates;
  }

  /** One file and what its link is called. */
  record TextFile(Mouth mouth, String path, SiteFile file) {}

  /**
   * Returns the files of one page in one language, below {@code /LANGUAGE/PAGE/}.
   *
   * @param page {@code incident/ID} or {@code maintenance/ID}
   */
  List<TextFile> of(String page, List<MouthText> texts, String language) {
    String folder = "/" + language + "/" + page + "/";
    List<TextFile> files = new ArrayList<>();
    for (MouthText text : texts) {
      if (text.language().equals(language) && text.register() == Register.PLAIN) {
        files.add(file(folder, text));
      }
    }
    return files;
  }

  /** Returns all texts of one page in one language, in both registers, as JSON. */
  SiteFile json(String page, List<MouthText> all, String language) {
    List<Map<String, Object>> texts = new ArrayList<>();
    for (MouthText text : all) {
      if (text.language().equals(language)) {
        texts.add(entry(text));
      }
    }
    int slash = page.indexOf('/');
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(page.substring(0, slash), page.substring(slash + 1));
    document.put("language", language);
    document.put("texts", texts);
    return SiteFile.text(
        "application/json; charset=utf-8", SiteFile.FRESH, OPEN, JSON.writeValueAsString(document));
  }

  private static Map<String, Object> entry(MouthText text) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("mouth", text.mouth().id());
    entry.put("register", text.register().name().toLowerCase(Locale.ROOT));
    if (text.subject() != null) {
      entry.put("subject", text.subject());
    }
    entry.put("body", text.body());
    return entry;
  }

  private TextFile file(String folder, MouthText text) {
    Mouth mouth = text.mouth();
    return switch (mouth) {
      case STAND_IN_PAGE -> new TextFile(mouth, folder + "stand-in.html", standIn(text));
      case BOUNCE ->
          new TextFile(
              mouth,
              folder + mouth.id() + ".txt",
              new SiteFile(
                  "text/plain; charset=us-ascii",
                  SiteFile.FRESH,
                  OPEN,
                  text.body().getBytes(StandardCharsets.US_ASCII)));
      case PAGE,
          SHORT_MAIL,
          LONG_MAIL,
          SMS,
          SOCIAL_POST,
          BANNER,
          CALL_SCRIPT,
          VOICE_MENU,
          PRESS_RELEASE,
          CORRESPONDENTS ->
          new TextFile(mouth, folder + mouth.id() + ".txt", plain(text));
    };
  }

  private static SiteFile plain(MouthText text) {
    return SiteFile.text("text/plain; charset=utf-8", SiteFile.FRESH, OPEN, whole(text) + "\n");
  }

  /** The text under its subject, if it has one. */
  static String whole(MouthText text) {
    String subject = text.subject();
    return subject == null ? text.body() : subject + "\n\n" + text.body();
  }

  private SiteFile standIn(MouthText text) {
    @Nullable String subject = text.subject();
    List<String> paragraphs =
        text.body().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    Map<String, Object> values = new TreeMap<>();
    values.put("language", text.language());
    values.put("title", subject == null ? paragraphs.getFirst() : subject);
    values.put("paragraphs", paragraphs);
    return SiteFile.text(
        SiteRenderer.HTML, SiteFile.FRESH, OPEN, templates.fill("site/standin.jte", values));
  }
}
