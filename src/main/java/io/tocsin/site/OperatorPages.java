package io.tocsin.site;

import io.tocsin.catalog.Service;
import io.tocsin.operators.Challenge;
import io.tocsin.operators.OperatorKey;
import io.tocsin.operators.Proof;
import io.tocsin.operators.Proving;
import io.tocsin.operators.Sight;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.site.form.Choice;
import io.tocsin.site.form.FieldFault;
import io.tocsin.site.form.FormView;
import io.tocsin.site.form.MessageView.Link;
import io.tocsin.site.form.OperatorDeskView;
import io.tocsin.site.form.OperatorEntryView;
import io.tocsin.site.form.OperatorKeyView;
import io.tocsin.site.form.OperatorProofView;
import io.tocsin.site.view.OperatorRoom;
import io.tocsin.site.view.Reading;
import io.tocsin.web.Form;
import io.tocsin.web.FormToken;
import io.tocsin.web.Reply;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Phrasebook;
import io.tocsin.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws the pages on which operators prove a domain and speak; thread-safe. No key and no ticket is
 * in any address.
 *
 * <p>The entry sends {@code who} ({@code service domain}), {@code ticket} and {@code way}, or
 * {@code key}; the desk {@code incident}, {@code answers}, {@code text.LANGUAGE}, {@code state},
 * {@code eta}, {@code next_word}, {@code acknowledges}, {@code corrects}.
 */
public final class OperatorPages {

  /** Below the language. */
  public static final String PATH = "operator";

  /** Where a proof is asked for. */
  public static final String CHALLENGE = PATH + "/challenge";

  /** Where a proof is looked for. */
  public static final String CHECK = PATH + "/check";

  /** Where a key is shown. */
  public static final String ENTER = PATH + "/enter";

  /** Where operators speak. */
  public static final String DESK = PATH + "/desk";

  private final Canvas canvas;
  private final Phrasebook words = Phrasebook.load("speak", SiteRenderer.LANGUAGES);

  OperatorPages(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Draws the way in; 422 if anything is wrong with what was typed. */
  public Reply entry(String language, Form typed, String token, List<Fault> faults) {
    Phrases phrases = words.in(language);
    FormView form = form(phrases, PATH, "title", typed, token, faults);
    return entry(faults.isEmpty() ? 200 : 422, language, form);
  }

  /** Draws the way in for whoever showed a key that opens nothing, whatever is wrong with it. */
  public Reply wrongKey(String language, String token) {
    return entry(403, language, wrong(language, token, "key", "enter.wrong"));
  }

  /** Draws the way in for whoever showed a ticket that opens nothing, whatever is wrong with it. */
  public Reply wrongTicket(String language, String token) {
    return entry(403, language, wrong(language, token, "ticket", "back.wrong"));
  }

  private FormView wrong(String language, String token, String field, String words) {
    Phrases phrases = this.words.in(language);
    FormView form = form(phrases, PATH, "title", Form.EMPTY, token, List.of());
    return new FormView(
        form.frame(),
        form.phrases(),
        form.action(),
        form.typed(),
        form.hidden(),
        List.of(new FieldFault(field, phrases.say(words))));
  }

  private Reply entry(int status, String language, FormView form) {
    OperatorEntryView view =
        new OperatorEntryView(form, words.in(language), domains(language, form.typed()), contact());
    return page(status, "site/operator-entry", view, form.phrases());
  }

  private List<Choice> domains(String language, Form typed) {
    List<Choice> domains = new ArrayList<>();
    String chosen = typed.first("who").orElse("");
    String about = typed.first("service").orElse("");
    for (Service service : canvas.catalog().services()) {
      for (String domain : service.operatorDomains()) {
        String value = service.id() + " " + domain;
        boolean first =
            service.id().equals(about) && domain.equals(service.operatorDomains().getFirst());
        domains.add(
            new Choice(
                value,
                service.name().in(language) + " · " + domain,
                value.equals(chosen) || (chosen.isEmpty() && first)));
      }
    }
    return domains;
  }

  private @Nullable String contact() {
    return canvas.catalog().contacts().email();
  }

  /**
   * Shows what must stand where.
   *
   * @param sight what a look found just now, or null
   */
  public Reply proof(String language, Challenge challenge, String token, @Nullable Sight sight) {
    Phrases phrases = words.in(language);
    OperatorProofView view =
        new OperatorProofView(
            form(phrases, CHECK, "proof.title", Form.EMPTY, token, List.of()),
            phrases,
            name(language, challenge.service()),
            challenge.domain(),
            challenge.text(),
            challenge.by(Proof.Way.DNS_RECORD).place(),
            challenge.by(Proof.Way.WELL_KNOWN_FILE).place(),
            challenge.ticket(),
            canvas.moments(phrases).moment(challenge.until()),
            sight == null ? null : phrases.say("sight." + sight));
    return page(sight == null ? 200 : 422, "site/operator-proof", view, phrases);
  }

  /** Shows a key, this once. */
  public Reply key(String language, Proving.Proved proved, String token) {
    Phrases phrases = words.in(language);
    OperatorKey key = proved.key();
    OperatorKeyView view =
        new OperatorKeyView(
            form(phrases, ENTER, "key.title", Form.EMPTY, token, List.of()),
            phrases,
            name(language, key.service()),
            key.domain(),
            proved.shownOnce(),
            canvas.moments(phrases).day(key.expiresAt()));
    return page(200, "site/operator-key", view, phrases);
  }

  /** Draws the desk; 422 if anything is wrong with what was typed. */
  public Reply desk(
      String language,
      Form typed,
      String token,
      List<Fault> faults,
      OperatorRoom room,
      PublicSnapshot snapshot) {
    Phrases phrases = words.in(language);
    Reading reading = Reading.of(snapshot, canvas.clock().instant(), canvas.site().in(language));
    FormView form = form(phrases, DESK, "desk.title", typed, token, faults);
    OperatorDeskView view =
        new OperatorDeskView(
            form,
            phrases,
            room.write(reading, typed, phrases, Canvas.to(phrases, DESK)),
            canvas.languages(language),
            typed.first("done").isPresent());
    return page(faults.isEmpty() ? 200 : 422, "site/operator-desk", view, phrases);
  }

  /** Says that a key was given back. */
  public Reply gone(String language) {
    Phrases phrases = words.in(language);
    Phrases common = canvas.words().in(language);
    return canvas.message(
        200,
        phrases,
        "gone.title",
        List.of(phrases.say("gone.text")),
        Canvas.Buttons.NONE,
        List.of(new Link(Canvas.to(phrases, ""), common.say("back.home"))));
  }

  private String name(String language, String service) {
    return canvas
        .catalog()
        .service(service)
        .map(known -> known.name().in(language))
        .orElse(service);
  }

  private FormView form(
      Phrases phrases, String path, String title, Form typed, String token, List<Fault> faults) {
    Phrases common = canvas.words().in(phrases.language());
    String window =
        (faults.isEmpty() ? "" : common.say("faults.window") + " – ") + phrases.say(title);
    return new FormView(
        canvas.frame(phrases, PATH, window, path.equals(PATH) && faults.isEmpty()),
        common,
        Canvas.to(phrases, path),
        typed,
        Map.of(FormToken.FIELD, token),
        canvas.faults(common, faults));
  }

  private Reply page(int status, String template, Object view, Phrases phrases) {
    return canvas
        .page(status, template, Map.of("view", view), phrases)
        .with("Referrer-Policy", "same-origin")
        .with("X-Robots-Tag", "noindex");
  }
}
