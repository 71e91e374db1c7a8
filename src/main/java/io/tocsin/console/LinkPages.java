package io.tocsin.console;

import io.tocsin.alerting.Alert;
import io.tocsin.alerting.Answering;
import io.tocsin.alerting.Ready;
import io.tocsin.alerting.Spoken;
import io.tocsin.incidents.Actor;
import io.tocsin.web.Cookie;
import io.tocsin.web.Form;
import io.tocsin.web.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody sees who was woken and opens the link: what is wrong, "I take it", and the first
 * word ready to be published; thread-safe. Every link that is not good gets the same answer.
 */
final class LinkPages {

  private static final String COOKIE = "tocsin_alert";
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,200}");

  private final Tools tools;
  private final AlertRoom.Alerts alerts;
  private final Pages pages;

  LinkPages(Tools tools, AlertRoom.Alerts alerts, Pages pages) {
    this.tools = tools;
    this.alerts = alerts;
    this.pages = pages;
  }

  Reply see(Visit visit) {
    return link(visit)
        .map(link -> show(200, visit, link, Sheet.blank("word")))
        .orElseGet(() -> gone(visit));
  }

  private Optional<Answering.Visit> link(Visit visit) {
    String key = visit.request().cookie(COOKIE).orElse("");
    return alerts.answering().visit(visit.request().parameter("token"), key);
  }

  private Reply gone(Visit visit) {
    return pages.page(404, visit, "link-gone", Map.of());
  }

  private Reply show(int status, Visit visit, Answering.Visit link, Sheet sheet) {
    Alert alert = link.view().alert();
    Ready ready =
        alert.isOpen()
            ? alerts.answering().prepare(link.view(), link.holder())
            : new Ready.NotAsked();
    Map<String, Object> values = new HashMap<>();
    values.put("link", link);
    values.put("title", alerts.words().title(link.view().matter(), visit.words().language()));
    values.put("path", "/a/" + visit.request().parameter("token"));
    values.put("mayPublish", tools.catalog().get().team().linkMayPublish());
    values.put(
        "scene", new AlertScene(tools.catalog().get(), link.view(), alerts.words(), visit.words()));
    values.put("sheet", sheet);
    ready.word().ifPresent(prepared -> values.put("word", prepared));
    ready.why().ifPresent(why -> values.put("why", why));
    return pages.page(status, visit, "link", values);
  }

  Reply take(Visit visit, Form form) {
    Optional<Answering.Visit> link = link(visit);
    if (link.isEmpty()) {
      return gone(visit);
    }
    String key = key(visit);
    String name = link.get().person().name();
    Actor by = new Actor(Actor.Kind.PERSON, name);
    Alert alert = link.get().view().alert();
    boolean theirs = alerts.answering().take(alert.id(), by, key);
    if (theirs) {
      return back(visit, "").with(new Cookie(COOKIE, key, KEPT, visit.request().secure()));
    }
    boolean others = alert.takenBy() != null && !name.equals(alert.takenBy());
    return others || !alert.isOpen() ? back(visit, "") : again(429, visit, "alarm.too-often");
  }

  /** One browser holds all its alerts by one key: who takes a second keeps the first. */
  private String key(Visit visit) {
    return visit
        .request()
        .cookie(COOKIE)
        .filter(held -> KEY.matcher(held).matches())
        .orElseGet(alerts.keys());
  }

  Reply giveBack(Visit visit, Form form) {
    Optional<Answering.Visit> link = link(visit);
    if (link.isEmpty()) {
      return gone(visit);
    }
    String name = link.get().person().name();
    Alert alert = link.get().view().alert();
    if (name.equals(alert.takenBy())) {
      alerts.answering().giveBack(alert.id(), new Actor(Actor.Kind.PERSON, name));
    }
    return back(visit, "");
  }

  Reply publish(Visit visit, Form form) {
    return link(visit).map(link -> publish(visit, form, link)).orElseGet(() -> gone(visit));
  }

  private Reply publish(Visit visit, Form form, Answering.Visit link) {
    AlertScene.Shown shown = AlertScene.shown(form);
    return switch (alerts.answering().speak(link, shown.at(), shown.version())) {
      case Spoken.Published _, Spoken.Handed _, Spoken.Rehearsed _ -> back(visit, "");
      case Spoken.Changed _ -> again(409, visit, "alarm.word-changed");
      case Spoken.NotAllowed _ -> again(403, visit, "alarm.word-not-allowed");
      case Spoken.Refused(var faults) ->
          link(visit)
              .map(now ->
                  show(422, visit, now, new Sheet("word", Map.of(), faults, Optional.empty())))
              .orElseGet(() -> gone(visit));
    };
  }

  private Reply again(int status, Visit visit, String notice) {
    return link(visit)
        .map(link -> show(status, visit, link, Sheet.blank("word").noticed(notice)))
        .orElseGet(() -> gone(visit));
  }

  private static Reply back(Visit visit, String query) {
    return Reply.seeOther("/a/" + visit.request().parameter("token") + query);
  }
}
