package io.tocsin.console;

import io.tocsin.access.Right;
import io.tocsin.alerting.AlertLinks;
import io.tocsin.alerting.AlertWords;
import io.tocsin.alerting.Answering;
import io.tocsin.alerting.Bell;
import io.tocsin.alerting.push.AlertPush;
import io.tocsin.web.Permission;
import io.tocsin.web.Reply;
import io.tocsin.web.Route;
import java.util.List;
import java.util.function.Supplier;

/**
 * The table of the routes of alerts and playbooks: those of the newsroom, and the personal links in
 * alerts, which are for whoever holds one; thread-safe.
 */
public final class AlertRoom {

  /** Where open pages hear that an alert changed. */
  public static final String EVENTS = "/console/events";

  private final List<Route> routes;

  /**
   * What this room works with.
   *
   * @param keys makes secrets for browsers, never the same twice
   */
  public record Alerts(
      Answering answering, Bell bell, AlertWords words, AlertPush push, Supplier<String> keys) {}

  /** Opens the room. */
  public AlertRoom(Tools tools, Alerts alerts) {
    Reception reception = new Reception(tools);
    Pages pages = new Pages();
    LinkPages links = new LinkPages(tools, alerts, pages);
    AlertPages alarm = new AlertPages(tools, alerts, pages);
    PlaybookPages books = new PlaybookPages(tools, alerts, pages);
    BellPages devices = new BellPages(tools, alerts.push());
    Permission everybody = new Permission.Everybody();
    Permission read = Right.READ.permission();
    Permission speak = Right.SPEAK.permission();
    String link = AlertLinks.PATH + "{token}";
    String alert = "/console/alerts/{alert}";
    String book = "/console/playbooks/{playbook}";
    this.routes =
        List.of(
            Route.get(link, everybody, reception.reads(links::see)),
            Route.post(link + "/take", everybody, reception.actsOnce(links::take)),
            Route.post(link + "/give-back", everybody, reception.acts(links::giveBack)),
            Route.post(link + "/publish", everybody, reception.acts(links::publish)),
            Route.get(EVENTS, read, _ -> Reply.empty(200)),
            Route.get("/console/alerts.json", read, reception.reads(alarm::list)),
            Route.get("/console/bell.json", read, reception.reads(devices::key)),
            Route.post("/console/bell", read, reception.answers(devices::add)),
            Route.post("/console/bell/end", read, reception.answers(devices::remove)),
            Route.get(alert, read, reception.reads(alarm::see)),
            Route.post(alert + "/take", speak, reception.acts(alarm::take)),
            Route.post(alert + "/give-back", speak, reception.acts(alarm::giveBack)),
            Route.post(alert + "/publish", speak, reception.acts(alarm::publish)),
            Route.get("/console/playbooks", read, reception.reads(books::list)),
            Route.get(book, read, reception.reads(books::see)),
            Route.post(book + "/ring", speak, reception.actsOnce(books::ring)));
  }

  /** Returns every route of the room. */
  public List<Route> routes() {
    return routes;
  }
}
