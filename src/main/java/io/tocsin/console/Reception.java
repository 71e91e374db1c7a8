package io.tocsin.console;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Mode;
import io.tocsin.web.Caller;
import io.tocsin.web.Cookie;
import io.tocsin.web.Form;
import io.tocsin.web.FormToken;
import io.tocsin.web.Handler;
import io.tocsin.web.MediaType;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.SameOrigin;
import io.tocsin.wording.Languages;
import io.tocsin.wording.Phrasebook;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What every page of the newsroom has in common: the reader's language, and for what acts, that it
 * comes from a form of our own that was made for this session; thread-safe.
 */
final class Reception {

  static final List<String> LANGUAGES = List.of("fr", "en");

  /** Each family of pages has its own phrases, with keys of its own. */
  static final List<String> BUNDLES =
      List.of(
          "console",
          "composer",
          "people",
          "legal",
          "desk",
          "provider",
          "claims",
          "after",
          "alarm",
          "operators",
          "device",
          "why");

  private static final String LANGUAGE_COOKIE = "tocsin_language";
  private static final Duration LANGUAGE_LASTS = Duration.ofDays(365);

  /** Names the form that was taken last, so that the browser lets go of what it kept of it. */
  private static final String SENT_COOKIE = "tocsin_sent";

  private static final Duration SENT_LASTS = Duration.ofMinutes(5);
  private static final Pattern SENT = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final Tools tools;
  private final Phrasebook book = Phrasebook.load(BUNDLES, LANGUAGES);
  private final Problems problems = Problems.load(LANGUAGES);
  private final OnceOnly onceOnly = new OnceOnly();

  Reception(Tools tools) {
    this.tools = tools;
  }

  /** Answers a reader. */
  Handler reads(Function<Visit, Reply> page) {
    return request -> {
      Optional<String> chosen = request.query().first("lang").filter(LANGUAGES::contains);
      Reply reply = page.apply(visit(request, chosen));
      return chosen
          .map(language ->
              reply.with(new Cookie(LANGUAGE_COOKIE, language, LANGUAGE_LASTS, request.secure())))
          .orElse(reply);
    };
  }

  /**
   * Answers who acts; a form from elsewhere, or made for another session, does nothing.
   *
   * @param deed what the form does
   */
  Handler acts(BiFunction<Visit, Form, Reply> deed) {
    return acts(deed, (visit, _) -> refuse(403, visit));
  }

  /**
   * Answers who acts.
   *
   * @param stale what is answered instead when the form was made for another session
   */
  Handler acts(BiFunction<Visit, Form, Reply> deed, BiFunction<Visit, Form, Reply> stale) {
    return request -> {
      Visit visit = visit(request, Optional.empty());
      if (!SameOrigin.holds(request)) {
        return refuse(403, visit);
      }
      Form form = request.form();
      return tools.formToken().fits(session(request), form.first(FormToken.FIELD).orElse(""))
          ? taken(visit, form, deed.apply(visit, form))
          : stale.apply(visit, form);
    };
  }

  /** A form that leads elsewhere has done its work; one that comes back has not. */
  private static Reply taken(Visit visit, Form form, Reply reply) {
    String key = form.first("key").orElse("");
    return reply.status() == 303 && visit.signedIn() && SENT.matcher(key).matches()
        ? reply.with(new Cookie(SENT_COOKIE, key, SENT_LASTS, visit.request().secure()))
        : reply;
  }

  /**
   * Answers a script of our own: JSON, which no form of another site can send, from a page of ours.
   */
  Handler answers(BiFunction<Visit, String, Reply> deed) {
    return request -> {
      Visit visit = visit(request, Optional.empty());
      if (!SameOrigin.holds(request)) {
        return refuse(403, visit);
      }
      return request.contentType().equals(MediaType.JSON)
          ? request.text().map(body -> deed.apply(visit, body)).orElseGet(() -> refuse(400, visit))
          : refuse(415, visit);
    };
  }

  /** As {@link #acts}, and the same form sent again does nothing more. */
  Handler actsOnce(BiFunction<Visit, Form, Reply> deed) {
    return actsOnce(deed, (visit, _) -> refuse(403, visit));
  }

  /** As {@link #acts(BiFunction, BiFunction)}, and the same form sent again does nothing more. */
  Handler actsOnce(BiFunction<Visit, Form, Reply> deed, BiFunction<Visit, Form, Reply> stale) {
    return acts(
        (visit, form) ->
            onceOnly.run(
                form.first("key").orElse("") + " " + fingerprint(visit.request()),
                () -> deed.apply(visit, form)),
        stale);
  }

  /** Refuses in the words of the door. */
  Reply refuse(int status, Visit visit) {
    return problems.refuse(status, visit.path(), visit.request().headers());
  }

  private static String fingerprint(Request request) {
    return session(request) + request.path() + " " + HexFormat.of().formatHex(digest(request));
  }

  private static byte[] digest(Request request) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(request.body());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String session(Request request) {
    return request.caller() instanceof Caller.Account(_, _, String session) ? session : "stranger";
  }

  private Visit visit(Request request, Optional<String> chosen) {
    Catalog catalog = tools.catalog().get();
    String language =
        chosen
            .or(() -> request.cookie(LANGUAGE_COOKIE).filter(LANGUAGES::contains))
            .orElseGet(
                () -> Languages.choose(request.headers().joined("Accept-Language"), LANGUAGES));
    Words words = new Words(book.in(language), problems, catalog.zone(), tools.clock().instant());
    String account = request.caller() instanceof Caller.Account(String name, _, _) ? name : "";
    return new Visit(
        request,
        words,
        account,
        Visit.roleOf(request.caller()),
        tools.formToken().of(session(request)),
        tools.ids().get(),
        catalog.siteName().in(language),
        "",
        catalog.mode() == Mode.OBSERVER,
        tools.lint(),
        request.cookie(SENT_COOKIE).filter(key -> SENT.matcher(key).matches()).orElse(""));
  }
}
