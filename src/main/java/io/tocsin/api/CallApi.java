package io.tocsin.api;

import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.signals.CallAnswer;
import io.tocsin.signals.CallDraft;
import io.tocsin.signals.CallIntake;
import io.tocsin.signals.IntakeAnswer;
import io.tocsin.web.Permission;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that a call centre's own tool counts: {@code POST /api/v1/calls}, 202 once the tally is
 * durable; thread-safe. All calls of one token weigh as one source.
 */
public final class CallApi {

  /** What a token must be good for. */
  public static final Permission PERMISSION = new Permission.Bearer("calls:write");

  private final CallIntake calls;
  private final Noted noted;
  private final InstantSource clock;
  private final Problems problems;
  private final Entry entry;

  /** Joins the parts. */
  public CallApi(CallIntake calls, Noted noted, Problems problems, InstantSource clock) {
    this.calls = calls;
    this.noted = noted;
    this.clock = clock;
    this.problems = problems;
    this.entry = new Entry(problems);
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(
            "/api/v1/calls",
            PERMISSION,
            request -> entry.read(request, fields -> tally(request, fields))));
  }

  private Reply tally(Request request, JsonFields fields) {
    fields.require("component");
    int many = fields.has("calls") ? fields.count("calls") : 1;
    CallDraft draft =
        new CallDraft(
            fields.text("component"), fields.text("symptom"), fields.text("postcode"), many);
    Optional<String> key = IdempotencyKey.of(request, fields);
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty()) {
      return entry.refuse(request, faults);
    }
    Actor by = Entry.actor(request);
    CallAnswer answer = calls.tally(draft, "token " + by.name(), key.orElse(null)).join();
    note(by, draft, answer);
    return answer(request, answer);
  }

  /** The journal holds the tally; the log holds whose token it was. The same again is one deed. */
  private void note(Actor by, CallDraft draft, CallAnswer answer) {
    if (answer instanceof CallAnswer.Tallied(String id, String _, boolean repeated) && !repeated) {
      String what = draft.component() + ", " + draft.calls() + " calls";
      noted.done(by, clock.instant(), Deed.CALLS_TALLIED, id, what);
    } else if (answer instanceof CallAnswer.Refused(List<Fault> faults)) {
      noted.refused(by, clock.instant(), Deed.CALLS_TALLIED, faults);
    }
  }

  private Reply answer(Request request, CallAnswer answer) {
    return switch (answer) {
      case CallAnswer.Tallied(String id, String slip, boolean repeated) ->
          Json.reply(202, Map.of("id", id));
      case CallAnswer.Refused(List<Fault> faults) -> entry.refuse(request, faults);
      case CallAnswer.Busy(IntakeAnswer.BusyReason reason, Duration wait) ->
          problems
              .problem(Waits.status(reason), List.of(), request.headers())
              .with("Retry-After", Waits.seconds(wait));
      case CallAnswer.TakenBack(), CallAnswer.TooLate() ->
          entry.refuse(request, List.of(Fault.of("", Rule.CHANGED_MEANWHILE)));
    };
  }
}
