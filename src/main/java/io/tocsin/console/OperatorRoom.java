package io.tocsin.console;

import io.tocsin.access.Right;
import io.tocsin.incidents.WordNotes;
import io.tocsin.operators.OperatorDesk;
import io.tocsin.operators.Operators;
import io.tocsin.web.Permission;
import io.tocsin.web.Route;
import java.util.List;

/**
 * The table of the routes by which this house deals with operators who proved a domain: it sees
 * them, may put a remark beside their words, and an owner may end a key or hide what is unlawful;
 * thread-safe.
 */
public final class OperatorRoom {

  static final String PATH = "/console/operators";

  private final List<Route> routes;

  /** What this room works with. */
  public record Guests(Operators operators, OperatorDesk desk, WordNotes notes) {}

  /** Opens the room. */
  public OperatorRoom(Tools tools, Guests guests) {
    Reception reception = new Reception(tools);
    OperatorPages pages = new OperatorPages(tools, guests, new Pages());
    Permission speak = Right.SPEAK.permission();
    Permission manage = Right.MANAGE.permission();
    String word = PATH + "/words/{word}";
    this.routes =
        List.of(
            Route.get(PATH, Right.READ.permission(), reception.reads(pages::list)),
            Route.post(PATH + "/{key}/end", manage, reception.actsOnce(pages::end)),
            Route.post(word + "/mark", speak, reception.actsOnce(pages::mark)),
            Route.post(word + "/unmark", speak, reception.actsOnce(pages::unmark)),
            Route.post(word + "/hide", manage, reception.actsOnce(pages::hide)),
            Route.post(word + "/show", manage, reception.actsOnce(pages::show)));
  }

  /** Returns every route of the room. */
  public List<Route> routes() {
    return routes;
  }
}
