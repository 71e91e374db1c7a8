package io.tocsin.api;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.Evidence;
import io.tocsin.incidents.CohortStatus;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ReportLimits;
import io.tocsin.signals.Reporters;
import io.tocsin.signals.Turnstile;
import io.tocsin.signals.bounce.Bounce;
import io.tocsin.signals.bounce.BounceReader;
import io.tocsin.site.BounceWords;
import io.tocsin.web.Method;
import io.tocsin.web.PathPattern;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounce explained: {@code POST /api/v1/bounces/explain} with {@code text}, answered in the
 * asker's language; thread-safe.
 *
 * <p>The text is read in memory and written nowhere, and nothing of it but codes and a domain comes
 * back. No database is asked.
 */
public final class BounceApi {

  private static final ReportLimits QUESTIONS =
      new ReportLimits(
          10,
          Duration.ofSeconds(10),
          200,
          Duration.ofMillis(500),
          2_000,
          Duration.ofMillis(5),
          50_000);
  private static final Permission STRANGERS = new Permission.Everybody();

  /** Three bytes for each character that is read, in UTF-8, and room for what JSON escapes. */
  private static final int LONGEST_BODY = 64 * 1024;

  private final Supplier<Optional<PublicSnapshot>> snapshot;
  private final Supplier<Catalog> catalog;
  private final Reporters reporters;
  private final Problems problems;
  private final InstantSource clock;
  private final BounceWords words;
  private final Turnstile turnstile = new Turnstile(QUESTIONS);

  /**
   * Joins the parts.
   *
   * @param snapshot the one that readers see, from memory
   */
  public BounceApi(
      Supplier<Optional<PublicSnapshot>> snapshot,
      Supplier<Catalog> catalog,
      Reporters reporters,
      Problems problems,
      InstantSource clock) {
    this.snapshot = snapshot;
    this.catalog = catalog;
    this.reporters = reporters;
    this.problems = problems;
    this.clock = clock;
    this.words = BounceWords.load(problems.languages());
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        new Route(
            Method.POST,
            PathPattern.of("/api/v1/bounces/explain"),
            STRANGERS,
            LONGEST_BODY,
            this::explain));
  }

  private Reply explain(Request request) {
    Instant now = clock.instant();
    Optional<IntakeAnswer.Busy> busy =
        turnstile.pass(reporters.of(Senders.of(request, null, null), now), now);
    if (busy.isPresent()) {
      return problems
          .problem(Waits.status(busy.get().reason()), List.of(), request.headers())
          .with("Retry-After", Waits.seconds(busy.get().retryAfter()));
    }
    return switch (JsonFields.read(request)) {
      case JsonFields.Body.Unreadable(int status, List<Fault> faults) ->
          problems.problem(status, faults, request.headers());
      case JsonFields.Body.Readable(JsonFields fields) -> explain(request, fields);
    };
  }

  private Reply explain(Request request, JsonFields fields) {
    String text = fields.text("text");
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty()) {
      return problems.problem(422, faults, request.headers());
    }
    if (text == null || text.isBlank()) {
      return problems.problem(422, List.of(Fault.of("text", Rule.MISSING)), request.headers());
    }
    String language = problems.language(request.headers());
    return Json.reply(200, answer(BounceReader.read(text).orElse(null), language))
        .with("Content-Language", language)
        .with("Vary", "Accept-Language");
  }

  /** The same fields whatever was found. */
  private Map<String, ?> answer(@Nullable Bounce bounce, String language) {
    boolean broken = bounce != null && isBroken(bounce.domain());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("kind", bounce == null ? null : bounce.kind().name());
    answer.put("code", bounce == null || bounce.code() == 0 ? null : bounce.code());
    answer.put("status", bounce == null ? null : bounce.status());
    answer.put("domain", bounce == null ? null : bounce.domain());
    answer.put("outage", broken);
    answer.put(
        "words", bounce == null ? words.none(language) : words.say(bounce, broken, language));
    return answer;
  }

  /** Whether an incident runs that touches the customers of this domain. */
  private boolean isBroken(@Nullable String domain) {
    return domain != null
        && snapshot
            .get()
            .map(seen -> seen.incidents().stream().anyMatch(one -> touches(seen, one, domain)))
            .orElse(false);
  }

  private boolean touches(PublicSnapshot seen, IncidentView incident, String domain) {
    if (!incident.isOpen() || incident.recoveredAt() != null) {
      return false;
    }
    List<CohortStatus> broken = incident.cohorts().stream().filter(CohortStatus::isBroken).toList();
    boolean everybody =
        incident.cohorts().isEmpty()
            || broken.stream().anyMatch(status -> status.cohorts().isEmpty());
    return broken.stream().anyMatch(status -> holds(status.cohorts(), domain))
        || (everybody && isOf(seen, incident, domain));
  }

  /**
   * Whether the domain is one that the broken components of this incident serve: a probe stands for
   * it, or it is declared and there is but one mail service.
   */
  private boolean isOf(PublicSnapshot seen, IncidentView incident, String domain) {
    List<ServiceView> mails =
        seen.services().stream().filter(one -> one.kind() == ServiceKind.MAIL).toList();
    boolean onlyMail = mails.size() == 1 && mails.getFirst().id().equals(incident.service());
    return (onlyMail && isDeclared(domain))
        || seen.services().stream()
            .flatMap(service -> service.components().stream())
            .filter(component -> incident.components().contains(component.id()))
            .anyMatch(component -> serves(component, domain));
  }

  private boolean isDeclared(String domain) {
    return catalog.get().cohorts().stream()
        .anyMatch(dimension -> holds(Set.copyOf(dimension.cohorts()), domain));
  }

  private static boolean serves(ComponentView component, String domain) {
    Evidence evidence = component.evidence();
    return component.cohorts().stream().anyMatch(view -> holds(view.cohorts(), domain))
        || (evidence != null
            && evidence.states().stream().anyMatch(state -> holds(state.cohorts(), domain)));
  }

  private static boolean holds(Set<Cohort> cohorts, String domain) {
    return cohorts.stream().anyMatch(cohort -> cohort.value().equals(domain));
  }
}
