package io.tocsin.api;

import io.tocsin.alerting.Bell;
import io.tocsin.incidents.Incident;
import io.tocsin.web.Method;
import io.tocsin.web.PathPattern;
import io.tocsin.web.Problems;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import io.tocsin.web.json.JsonFields;
import io.tocsin.wording.Fault;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Playbooks by token: {@code POST /api/v1/playbooks/ID/ring}, 201 once it rings; thread-safe. */
public final class RingApi {

  private final Bell bell;
  private final Entry entry;
  private final URI base;

  /** Joins the parts; the base ends in a slash. */
  public RingApi(Bell bell, Problems problems, URI base) {
    this.bell = bell;
    this.entry = new Entry(problems);
    this.base = base;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        new Route(
            Method.POST,
            PathPattern.of("/api/v1/playbooks/{playbook}/ring"),
            StatementApi.PERMISSION,
            Route.SMALL_BODY,
            request -> entry.read(request, fields -> ring(request, fields))));
  }

  private Reply ring(Request request, JsonFields fields) {
    Bell.Pull pull =
        new Bell.Pull(
            request.parameter("playbook"),
            fields.flag("exercise"),
            fields.text("incident"),
            fields.flag("publish"));
    List<Fault> faults = fields.faults();
    if (!faults.isEmpty()) {
      return entry.refuse(request, faults);
    }
    return switch (bell.ring(pull, Entry.actor(request))) {
      case Bell.Rung.Rings rings -> told(rings);
      case Bell.Rung.Refused(List<Fault> refused) -> entry.refuse(request, refused);
    };
  }

  private static String compose(@Nullable Incident incident) {
    return "console/incidents/" + (incident == null ? "" : incident.id()) + "/statement";
  }

  private Reply told(Bell.Rung.Rings rings) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("alert", rings.alert().id());
    body.put("exercise", rings.alert().exercise());
    Incident incident = rings.incident();
    if (incident != null) {
      body.put("incident", incident.id());
    }
    String statement = rings.statement();
    if (statement != null) {
      body.put("statement", statement);
    }
    String draft = rings.draft();
    if (draft != null) {
      body.put("awaits_approval", base.resolve("console/waiting/" + draft).toString());
    }
    String address = base.resolve("console/alerts/" + rings.alert().id()).toString();
    body.put("address", address);
    body.put("already_told", rings.told());
    rings
        .ready()
        .word()
        .ifPresent(word -> {
          body.put("text", word.texts());
          body.put("next_word", word.nextWord().toString());
        });
    rings
        .ready()
        .why()
        .filter(_ -> incident != null)
        .ifPresent(why -> {
          body.put("to_write", why.name());
          body.put("compose", base.resolve(compose(incident)).toString());
        });
    return Json.reply(201, body).with("Location", address);
  }
}
