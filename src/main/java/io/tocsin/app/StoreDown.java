package io.tocsin.app;

import io.tocsin.store.StoreFailure;
import io.tocsin.web.Handler;
import io.tocsin.web.PromptHandler;
import io.tocsin.web.Refusals;
import io.tocsin.web.Reply;
import io.tocsin.web.Request;
import io.tocsin.web.Route;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people and machines are told while the database takes nothing, because the disk is full or
 * worse: nothing was recorded, try again soon (503). Immutable.
 */
record StoreDown(Refusals refusals) {

  private static final Logger LOG = LoggerFactory.getLogger(StoreDown.class);
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
    return handler instanceof PromptHandler prompt ? promptly(prompt) : slowly(handler);
  }

  private PromptHandler promptly(PromptHandler handler) {
    return (request, loop) ->
        handler
            .begin(request, loop)
            .exceptionally(failure -> {
              if (!isOfTheStore(failure)) {
                throw new CompletionException(failure);
              }
              return down(request, failure);
            });
  }

  private Handler slowly(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (StoreFailure | CompletionException failure) {
        if (!isOfTheStore(failure)) {
          throw failure;
        }
        return down(request, failure);
      }
    };
  }

  private Reply down(Request request, Throwable failure) {
    LOG.error("{} could not be done: {}", request.path(), failure.toString());
    return refusals.refuse(503, request.path(), request.headers()).with("Retry-After", SECONDS);
  }

  private static boolean isOfTheStore(Throwable failure) {
    return failure instanceof StoreFailure
        || (failure.getCause() != null && isOfTheStore(failure.getCause()));
  }
}
