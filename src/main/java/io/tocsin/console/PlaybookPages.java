package io.tocsin.console;

import io.tocsin.alerting.Alert;
import io.tocsin.alerting.Bell;
import io.tocsin.catalog.Playbook;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was prepared in calm weather, and the button that sets it off; thread-safe. */
final class PlaybookPages {

  private static final int REHEARSALS = 100;

  private final Tools tools;
  private final AlertRoom.Alerts alerts;
  private final Pages pages;

  PlaybookPages(Tools tools, AlertRoom.Alerts alerts, Pages pages) {
    this.tools = tools;
    this.alerts = alerts;
    this.pages = pages;
  }

  Reply list(Visit visit) {
    List<Alert> rehearsals = alerts.answering().rehearsals(REHEARSALS);
    List<PlaybookEntry> entries =
        tools.catalog().get().playbooks().stream()
            .map(book -> new PlaybookEntry(book, newest(rehearsals, book)))
            .toList();
    Map<String, String> open = new java.util.LinkedHashMap<>();
    alerts
        .answering()
        .open()
        .forEach(view ->
            open.put(
                view.alert().id(), alerts.words().title(view.matter(), visit.words().language())));
    return pages.page(
        200,
        visit,
        "playbooks",
        Map.of("entries", entries, "open", open, "rehearsals", rehearsals));
  }

  private static Optional<Alert> newest(List<Alert> rehearsals, Playbook book) {
    return rehearsals.stream().filter(one -> book.id().equals(one.playbook())).findFirst();
  }

  Reply see(Visit visit) {
    return show(200, visit, Sheet.blank("ring"));
  }

  private Reply show(int status, Visit visit, Sheet sheet) {
    String id = visit.request().parameter("playbook");
    Optional<Playbook> book = tools.catalog().get().playbook(id);
    if (book.isEmpty()) {
      return pages.page(404, visit, "nothing", Map.of());
    }
    Map<String, Object> values = new HashMap<>();
    values.put("playbook", book.get());
    values.put("word", alerts.bell().preview(book.get()));
    values.put("rehearsed", newest(alerts.answering().rehearsals(REHEARSALS), book.get()));
    values.put("channels", book.get().channels(tools.catalog().get()));
    values.put("people", tools.catalog().get().team().people());
    values.put("sheet", sheet);
    return pages.page(status, visit, "playbook", values);
  }

  Reply ring(Visit visit, Form form) {
    boolean exercise = form.first("how").orElse("").equals("exercise");
    Bell.Pull pull = new Bell.Pull(visit.request().parameter("playbook"), exercise, null, false);
    return switch (alerts.bell().ring(pull, visit.actor())) {
      case Bell.Rung.Rings rings -> Reply.seeOther("/console/alerts/" + rings.alert().id());
      case Bell.Rung.Refused(var faults) ->
          show(422, visit, new Sheet("ring", Map.of(), faults, Optional.empty()));
    };
  }
}
