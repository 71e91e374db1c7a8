package io.tocsin.web;

import io.tocsin.wording.Fault;
import io.tocsin.wording.Languages;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what went wrong in the asker's language: {@code application/problem+json} (RFC 9457) to
 * machines, a small page to people; thread-safe.
 */
public final class Problems implements Refusals {

  private static final List<String> DETAILS =
      List.of("didYouMean", "allowed", "max", "min", "language", "failing", "fields", "words");

  private static final Pattern LENGTH =
      Pattern.compile("PT(?=\\d)(\\d{1,6}H)?(\\d{1,4}M)?(\\d{1,4}S)?");

  private final Phrasebook statuses;
  private final Phrasebook rules;
  private final JsonMapper json = JsonMapper.shared();

  Problems(Phrasebook statuses, Phrasebook rules) {
    this.statuses = statuses;
    this.rules = rules;
  }

  /**
   * Loads the phrases.
   *
   * @param languages BCP 47 tags, the preferred one first; those without phrases are left out
   */
  public static Problems load(List<String> languages) {
    return new Problems(Phrasebook.load("web", languages), Phrasebook.load("problem", languages));
  }

  @Override
  public List<String> languages() {
    return statuses.languages();
  }

  /** Returns the language to answer in. */
  public String language(Headers headers) {
    return Languages.choose(headers.joined("Accept-Language"), languages());
  }

  @Override
  public Reply refuse(int status, String path, Headers headers) {
    String language = language(headers);
    boolean browser = headers.joined("Accept").contains("text/html");
    Reply reply =
        browser && !path.startsWith("/api/")
            ? page(status, language)
            : problem(status, List.of(), language);
    return reply.with("Content-Language", language).with("Vary", "Accept-Language, Accept");
  }

  /** Returns a problem that names every fault, for instance with 422. */
  public Reply problem(int status, List<Fault> faults, Headers headers) {
    String language = language(headers);
    return problem(status, faults, language)
        .with("Content-Language", language)
        .with("Vary", "Accept-Language");
  }

  private Reply problem(int status, List<Fault> faults, String language) {
    Phrases words = statuses.in(language);
    ObjectNode problem = json.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", words.say("status." + status, Map.of()));
    problem.put("status", status);
    problem.put("detail", words.say("status." + status + ".text", Map.of()));
    if (!faults.isEmpty()) {
      ArrayNode errors = problem.putArray("errors");
      for (Fault fault : faults) {
        ObjectNode error = errors.addObject();
        error.put("field", fault.field());
        error.put("rule", fault.rule().name());
        error.put("detail", say(fault, language));
      }
    }
    return Reply.of(status, MediaType.PROBLEM, json.writeValueAsBytes(problem));
  }

  /** Returns the fault as a sentence or two. */
  public String say(Fault fault, String language) {
    Phrases words = rules.in(language);
    Map<String, String> details = new LinkedHashMap<>(fault.details());
    details.computeIfPresent("max", (name, most) -> readable(most, language));
    details.computeIfPresent("min", (name, least) -> readable(least, language));
    String rule = "rule." + fault.rule().name();
    StringBuilder sentence =
        new StringBuilder(
            words.has(rule) && details.keySet().containsAll(words.arguments(rule))
                ? words.say(rule, details)
                : statuses.in(language).say("rule.other", "rule", fault.rule().name()));
    for (String detail : DETAILS) {
      if (details.containsKey(detail) && words.has("detail." + detail)) {
        sentence.append(' ').append(words.say("detail." + detail, details));
      }
    }
    return sentence.toString();
  }

  /** A length of time is told in words. */
  private static String readable(String detail, String language) {
    return LENGTH.matcher(detail).matches()
        ? new Moments(language, ZoneOffset.UTC, Instant.EPOCH).length(Duration.parse(detail))
        : detail;
  }

  private Reply page(int status, String language) {
    Phrases words = statuses.in(language);
    String title = Escape.html(words.say("status." + status, Map.of()));
    String text = Escape.html(words.say("status." + status + ".text", Map.of()));
    String home = Escape.html(words.say("home", Map.of()));
    return Reply.html(
        status,
        """
        <!doctype html>
        <html lang="%1$s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%2$s</title></head>
        <body><main><h1>%2$s</h1><p>%3$s</p><p><a href="/%1$s/">%4$s</a></p></main></body>
        </html>
        """
            .formatted(language, title, text, home));
  }
}
