package io.tocsin.api;

import io.tocsin.incidents.Actor;
import io.tocsin.web.Caller;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.List;

/** What the entry points of machines have in common; thread-safe. */
record Entry(Problems problems) {

  /** What one entry point makes of the fields of a body. */
  interface Task {
    Reply on(JsonFields fields);
  }

  /** Reads the body, or says why it cannot be read. */
  Reply read(Request request, Task task) {
    return switch (JsonFields.read(request)) {
      case JsonFields.Body.Unreadable(int status, List<Fault> faults) ->
          problems.problem(status, faults, request.headers());
      case JsonFields.Body.Readable(JsonFields fields) -> task.on(fields);
    };
  }

  /** Tells faults: 409 where somebody was faster, else 422. */
  Reply refuse(Request request, List<Fault> faults) {
    return problems.problem(status(faults), faults, request.headers());
  }

  private static int status(List<Fault> faults) {
    boolean changed =
        faults.stream()
            .map(Fault::rule)
            .anyMatch(rule -> rule == Rule.CHANGED_MEANWHILE || rule == Rule.KEY_REUSED);
    return changed ? 409 : 422;
  }

  /** Returns who acts; a route that acts is never open to strangers. */
  static Actor actor(Request request) {
    return switch (request.caller()) {
      case Caller.Machine(String name) -> new Actor(Actor.Kind.TOKEN, name);
      case Caller.Account(String name, var role, var session) -> new Actor(Actor.Kind.PERSON, name);
      case Caller.Stranger() -> throw new IllegalStateException("a stranger at a guarded route");
    };
  }
}
