package io.tocsin.app.demo;

import io.tocsin.site.Assets;
import io.tocsin.site.Templates;
import io.tocsin.web.Form;
import io.tocsin.web.FormToken;
import io.tocsin.web.MediaType;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.SameOrigin;
import io.tocsin.wording.Languages;
import io.tocsin.wording.Moments;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The switchboard as a page: one form per switch, no script; thread-safe. */
final class SwitchboardPage {

  private static final List<String> LANGUAGES = List.of("fr", "en");
  private static final Permission EVERYBODY = new Permission.Everybody();
  private static final String THIS_RUN = "switchboard";

  private final Switchboard board;
  private final InstantSource clock;
  private final ZoneId zone;
  private final FormToken token;
  private final Assets assets = new Assets();
  private final Templates templates = new Templates();
  private final Phrasebook phrasebook = Phrasebook.load("demo", LANGUAGES);

  /** Takes the key that ties its forms to this run. */
  SwitchboardPage(Switchboard board, InstantSource clock, ZoneId zone, byte[] key) {
    this.board = board;
    this.clock = clock;
    this.zone = zone;
    this.token = new FormToken(key);
  }

  /** Returns the two routes of the switchboard. */
  List<Route> routes() {
    return List.of(
        Route.get("/demo", EVERYBODY, this::show), Route.post("/demo", EVERYBODY, this::flip));
  }

  private Reply show(Request request) {
    String language =
        request
            .query()
            .first("lang")
            .filter(LANGUAGES::contains)
            .orElseGet(
                () -> Languages.choose(request.headers().joined("Accept-Language"), LANGUAGES));
    Phrases phrases = phrasebook.in(language);
    Instant now = clock.instant();
    Set<Switch> on = board.on();
    List<SwitchboardView.Row> rows =
        Arrays.stream(Switch.values())
            .map(one ->
                new SwitchboardView.Row(
                    one.id(),
                    phrases.say("switch." + one.id()),
                    phrases.say("switch." + one.id() + ".see"),
                    on.contains(one)))
            .toList();
    String moment = new Moments(language, zone, now).moment(now);
    SwitchboardView view =
        new SwitchboardView(
            language,
            language.equals("fr") ? "en" : "fr",
            phrases.say("demo.clock", "moment", moment),
            assets.formStyle(),
            token.of(THIS_RUN),
            rows,
            phrases);
    String page = templates.fill("story/switchboard.jte", Map.of("view", view));
    return Reply.of(200, MediaType.HTML, page.getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", Assets.policy(view.style()))
        .with("Vary", "Accept-Language");
  }

  private Reply flip(Request request) {
    Form form = request.form();
    Optional<Switch> which = form.first("switch").flatMap(Switch::find);
    boolean ours =
        SameOrigin.holds(request) && token.fits(THIS_RUN, form.first(FormToken.FIELD).orElse(""));
    if (!ours) {
      return Reply.text(403, "This form was not made here.");
    }
    if (which.isEmpty()) {
      return Reply.text(400, "There is no such switch.");
    }
    board.flip(which.get(), form.first("to").orElse("").equals("on"));
    String language = form.first("lang").filter(LANGUAGES::contains).orElse("fr");
    return Reply.seeOther("/demo?lang=" + language);
  }
}
