package io.tocsin.api;

import io.tocsin.signals.Intake;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.signals.ReportDraft;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Reports as JSON: {@code POST /api/v1/reports}, 202 once the report is durable; thread-safe.
 * Strangers are welcome: the pace is held by {@link Intake}.
 */
public final class ReportApi {

  private final Intake intake;
  private final Problems problems;
  private final String base;

  /**
   * Joins the parts.
   *
   * @param base the public address of the page's root, ending in a slash
   */
  public ReportApi(Intake intake, Problems problems, URI base) {
    this.intake = intake;
    this.problems = problems;
    this.base = base.toString();
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(Route.prompt("/api/v1/reports", this::report));
  }

  private CompletionStage<Reply> report(Request request, Executor loop) {
    return switch (JsonFields.read(request)) {
      case JsonFields.Body.Unreadable(int status, List<Fault> faults) ->
          now(problems.problem(status, faults, request.headers()));
      case JsonFields.Body.Readable(JsonFields fields) -> report(request, fields, loop);
    };
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private CompletionStage<Reply> report(Request request, JsonFields fields, Executor loop) {
    ReportDraft draft =
        new ReportDraft(
            fields.text("component"),
            fields.text("symptom"),
            fields.flag("works"),
            fields.text("postcode"),
            fields.texts("cohorts"),
            fields.text("since"),
            fields.text("text"),
            fields.text("other_party"));
    Optional<String> key = IdempotencyKey.of(request, fields);
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty()) {
      return now(problems.problem(422, withRules(faults, draft), request.headers()));
    }
    String work = request.headers().only(Senders.WORK).orElse(null);
    return intake
        .report(draft, Senders.of(request, work, null), key.orElse(null))
        .thenApplyAsync(answer -> answer(request, answer), loop);
  }

  /** Adds what the rules say about fields that have the right form. */
  private List<Fault> withRules(List<Fault> faults, ReportDraft draft) {
    Set<String> known = faults.stream().map(Fault::field).collect(Collectors.toSet());
    List<Fault> all = new ArrayList<>(faults);
    intake.faults(draft).stream().filter(fault -> !known.contains(fault.field())).forEach(all::add);
    return all;
  }

  private Reply answer(Request request, IntakeAnswer answer) {
    return switch (answer) {
      case IntakeAnswer.Accepted(String id, String token, boolean repeated) ->
          Json.reply(202, Map.of("id", id, "link", base + "t/" + token));
      case IntakeAnswer.Refused(List<Fault> faults) ->
          problems.problem(422, faults, request.headers());
      case IntakeAnswer.Busy(IntakeAnswer.BusyReason reason, Duration wait) ->
          problems
              .problem(Waits.status(reason), List.of(), request.headers())
              .with("Retry-After", Waits.seconds(wait));
      case IntakeAnswer.NoSuchReport() -> problems.problem(404, List.of(), request.headers());
    };
  }
}
