package io.tocsin.web;

/**
 * What stands behind a route; thread-safe. Runs on a virtual thread and may block; what it throws
 * is a bug, logged and answered with 500.
 */
@FunctionalInterface
public interface Handler {

  /** Answers a request that passed the route's permission and limits. */
  Reply handle(Request request);
}
