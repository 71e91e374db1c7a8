package io.tocsin.app;

import io.tocsin.store.StoreFull;
import io.tocsin.web.Handler;
import io.tocsin.web.Refusals;
import io.tocsin.web.Route;
import java.util.List;

/**
 * What people and machines are told while there is no room left on disk: nothing was recorded, try
 * again soon (503). Immutable.
 */
record FullDisk(Refusals refusals) {

  private static final String SECONDS = "30";

  /** Returns the same routes, which say so instead of failing. */
  List<Route> told(List<Route> routes) {
    return routes.stream()
        .map(route ->
            new Route(
                route.method(),
                route.pattern(),
                route.permission(),
                route.maxBody(),
                told(route.handler())))
        .toList();
  }

  private Handler told(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (StoreFull full) {
        return refusals.refuse(503, request.path(), request.headers()).with("Retry-After", SECONDS);
      }
    };
  }
}
