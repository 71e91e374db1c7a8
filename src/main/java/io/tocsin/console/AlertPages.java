package io.tocsin.console;

import io.tocsin.alerting.Alert;
import io.tocsin.alerting.Answering;
import io.tocsin.alerting.Ready;
import io.tocsin.alerting.Spoken;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as who is signed in sees them; thread-safe. */
final class AlertPages {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Tools tools;
  private final AlertRoom.Alerts alerts;
  private final Pages pages;

  AlertPages(Tools tools, AlertRoom.Alerts alerts, Pages pages) {
    this.tools = tools;
    this.alerts = alerts;
    this.pages = pages;
  }

  /** What rings, for pages that are open. */
  Reply list(Visit visit) {
    List<Map<String, Object>> open = new ArrayList<>();
    for (Answering.View view : alerts.answering().open()) {
      Alert alert = view.alert();
      open.add(
          Map.of(
              "id", alert.id(),
              "title", alerts.words().title(view.matter(), visit.words().language()),
              "ringing", alert.isRinging(),
              "takenBy", String.valueOf(Optional.ofNullable(alert.takenBy()).orElse("")),
              "round", alert.round()));
    }
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("open", open)));
  }

  Reply see(Visit visit) {
    return view(visit)
        .map(view -> show(200, visit, view, Sheet.blank("word")))
        .orElseGet(() -> nothing(visit));
  }

  private Optional<Answering.View> view(Visit visit) {
    return alerts.answering().view(visit.request().parameter("alert"));
  }

  private Reply nothing(Visit visit) {
    return pages.page(404, visit, "nothing", Map.of());
  }

  private Reply show(int status, Visit visit, Answering.View view, Sheet sheet) {
    Alert alert = view.alert();
    boolean holder = visit.account().equals(alert.takenBy());
    Ready ready = alert.isOpen() ? alerts.answering().prepare(view, holder) : new Ready.NotAsked();
    Map<String, Object> values = new HashMap<>();
    values.put("view", view);
    values.put("title", alerts.words().title(view.matter(), visit.words().language()));
    values.put("holder", holder);
    values.put("scene", new AlertScene(tools.catalog().get(), view, alerts.words(), visit.words()));
    values.put("sheet", sheet);
    ready.word().ifPresent(prepared -> values.put("word", prepared));
    ready.why().ifPresent(why -> values.put("why", why));
    return pages.page(status, visit, "alert", values);
  }

  Reply take(Visit visit, Form form) {
    alerts.answering().take(visit.request().parameter("alert"), visit.actor(), null);
    return back(visit);
  }

  Reply giveBack(Visit visit, Form form) {
    alerts.answering().giveBack(visit.request().parameter("alert"), visit.actor());
    return back(visit);
  }

  Reply publish(Visit visit, Form form) {
    Optional<Answering.View> found = view(visit);
    if (found.isEmpty()) {
      return nothing(visit);
    }
    AlertScene.Shown shown = AlertScene.shown(form);
    Answering.View view = found.get();
    return switch (alerts.answering().speak(view, visit.actor(), shown.at(), shown.version())) {
      case Spoken.Published _, Spoken.Handed _, Spoken.Rehearsed _ -> back(visit);
      case Spoken.Changed _ ->
          show(409, visit, view, Sheet.blank("word").noticed("alarm.word-changed"));
      case Spoken.NotAllowed _ ->
          show(403, visit, view, Sheet.blank("word").noticed("alarm.word-not-allowed"));
      case Spoken.Refused(var faults) ->
          show(422, visit, view, new Sheet("word", Map.of(), faults, Optional.empty()));
    };
  }

  private static Reply back(Visit visit) {
    return Reply.seeOther("/console/alerts/" + visit.request().parameter("alert"));
  }
}
