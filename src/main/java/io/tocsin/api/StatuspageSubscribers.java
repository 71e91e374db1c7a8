package io.tocsin.api;

import io.tocsin.delivery.Subscriptions;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.Reporter;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Turnstile;
import io.tocsin.web.Form;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The legacy call by which programs made for Statuspage ask for mails; thread-safe.
 *
 * <p>It is answered to POST alone. Old clients send it as GET, and whatever follows links would
 * then make us write to strangers: reading acts on nothing here. The owner of the address confirms
 * by a mail, and changes or leaves by the private link in it, never by {@code subscriber[id]}.
 */
public final class StatuspageSubscribers {

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "subscriber[phone_number]",
          "subscriber[phone_country]",
          "subscriber[endpoint]",
          "subscriber[incident_id]",
          "subscriber[id]");

  private final Subscriptions subscriptions;
  private final Reporters reporters;
  private final Problems problems;
  private final Supplier<String> language;
  private final InstantSource clock;
  private final Turnstile turnstile = new Turnstile(SubscriptionForms.ASKS);

  /**
   * Joins the parts.
   *
   * @param language in which mails are written to whoever names none
   */
  public StatuspageSubscribers(
      Subscriptions subscriptions,
      Reporters reporters,
      Problems problems,
      Supplier<String> language,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.reporters = reporters;
    this.problems = problems;
    this.language = language;
    this.clock = clock;
  }

  /** Returns the one route. */
  public List<Route> routes() {
    return List.of(Route.post("/api/v2/subscribers.json", new Permission.Everybody(), this::ask));
  }

  private Reply ask(Request request) {
    Instant now = clock.instant();
    Reporter asker = reporters.of(Senders.of(request, null, null), now);
    Optional<IntakeAnswer.Busy> busy = turnstile.pass(asker, now);
    if (busy.isPresent()) {
      return Waits.later(problems, request, busy.get());
    }
    Form form = request.form();
    String email = form.first("subscriber[email]").orElse("");
    List<Fault> faults = new ArrayList<>();
    UNSUPPORTED.stream()
        .filter(form::has)
        .sorted()
        .forEach(field -> faults.add(Fault.of(field, Rule.UNKNOWN_FIELD)));
    if (faults.isEmpty()) {
      faults.addAll(subscriptions.ask(email, language.get(), components(form), asker.block()));
    }
    return faults.isEmpty()
        ? Json.reply(202, Map.of("subscriber", Map.of("email", email, "mode", "email")))
        : problems.problem(422, faults, request.headers());
  }

  private static Set<String> components(Form form) {
    return form.all("subscriber[component_id]").stream()
        .filter(component -> !component.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }
}
