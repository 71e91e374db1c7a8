package io.tocsin.api;

import io.tocsin.signals.FollowUp;
import io.tocsin.signals.Intake;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.PrivateLinks;
import io.tocsin.signals.ReportDraft;
import io.tocsin.signals.Sender;
import io.tocsin.site.FormPages;
import io.tocsin.web.Form;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Languages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report form and the private page of a reporter, in HTML and without script; thread-safe.
 * Showing the form asks no database: it only makes the token that tells how long it was open.
 */
public final class PeopleForms {

  private static final Permission STRANGERS = new Permission.Everybody();
  private static final String TOKEN = "form";
  private static final String WORK = "work";
  private static final String WORKS = "works";

  private final Intake intake;
  private final Supplier<FormPages> pages;

  /** Joins the parts; the pages may change with the catalogue. */
  public PeopleForms(Intake intake, Supplier<FormPages> pages) {
    this.intake = intake;
    this.pages = pages;
  }

  /** Returns the routes: the form per language, and the private page, which acts on POST alone. */
  public List<Route> routes() {
    Stream<Route> privately =
        Stream.of(
            Route.get("/t/{token}", STRANGERS, this::open),
            Route.post("/t/{token}", STRANGERS, this::act));
    Stream<Route> publicly = pages.get().languages().stream().flatMap(this::routes);
    return Stream.concat(publicly, privately).toList();
  }

  private Reply open(Request request) {
    String language = language(request);
    return privatePage(language, request.parameter("token"))
        .orElseGet(() -> pages.get().noSuchReport(language));
  }

  private Reply act(Request request) {
    return followUp(language(request), request.parameter("token"), request);
  }

  private String language(Request request) {
    return Languages.choose(request.headers().joined("Accept-Language"), pages.get().languages());
  }

  private Stream<Route> routes(String language) {
    String path = "/" + language + "/report";
    return Stream.of(
        Route.get(path, STRANGERS, request -> show(language, request.query(), List.of())),
        Route.post(path, STRANGERS, request -> report(language, request)));
  }

  private Reply show(String language, Form typed, List<Fault> faults) {
    return pages.get().report(language, typed, Map.of(TOKEN, intake.formToken()), faults);
  }

  private Reply report(String language, Request request) {
    Form form = request.form();
    ReportDraft draft = draft(form);
    Sender sender = sender(request, form);
    String key = form.filled(TOKEN).orElse(null);
    return switch (intake.report(draft, sender, key).join()) {
      case IntakeAnswer.Accepted(String id, String token, boolean repeated) ->
          pages.get().reported(language, form.first("component").orElse(""), "/t/" + token);
      case IntakeAnswer.Refused(List<Fault> faults) -> show(language, form, faults);
      case IntakeAnswer.Busy busy -> later(language, busy);
      case IntakeAnswer.NoSuchReport() -> pages.get().noSuchReport(language);
    };
  }

  private static ReportDraft draft(Form form) {
    String symptom = form.filled("symptom").orElse(null);
    boolean works = WORKS.equals(symptom) || form.filled(WORKS).isPresent();
    return new ReportDraft(
        form.filled("component").orElse(null),
        WORKS.equals(symptom) ? null : symptom,
        works,
        form.filled("postcode").orElse(null),
        form.all("cohorts").stream().filter(cohort -> !cohort.isBlank()).toList(),
        form.filled("since").orElse(null),
        form.filled("text").orElse(null),
        form.filled("other_party").orElse(null));
  }

  private static Sender sender(Request request, Form form) {
    String work = request.headers().only(Senders.WORK).or(() -> form.filled(WORK)).orElse(null);
    return Senders.of(request, work, form.filled(TOKEN).orElse(null));
  }

  private Reply later(String language, IntakeAnswer.Busy busy) {
    return pages.get().later(language, busy);
  }

  /** Draws the private page, if the token is a reporter's. */
  private Optional<Reply> privatePage(String language, String token) {
    return intake
        .open(token)
        .map(PrivateLinks.Opened::component)
        .map(component -> pages.get().followUp(language, component, "/t/" + token));
  }

  /** Takes what a reporter says later. */
  private Reply followUp(String language, String token, Request request) {
    FollowUp.@Nullable State state = state(request.form());
    if (state == null) {
      return privatePage(language, token).orElseGet(() -> pages.get().noSuchReport(language));
    }
    return switch (intake.followUp(token, state, Senders.of(request, null, null)).join()) {
      case IntakeAnswer.Accepted taken -> pages.get().followed(language, state, "/t/" + token);
      case IntakeAnswer.Busy busy -> later(language, busy);
      case IntakeAnswer.NoSuchReport() -> pages.get().noSuchReport(language);
      case IntakeAnswer.Refused refused -> pages.get().noSuchReport(language);
    };
  }

  private static FollowUp.@Nullable State state(Form form) {
    String name = form.filled("state").orElse("");
    return Stream.of(FollowUp.State.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
