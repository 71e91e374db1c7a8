package io.tocsin.web;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A handler that never blocks: it runs on the connection's event loop, and its answer may come
 * later, from any thread; thread-safe. For routes open to everybody, where a thread per request
 * would cost more than the answer.
 */
public interface PromptHandler extends Handler {

  /**
   * Begins to answer; what it throws, or the stage fails with, is a bug and answered with 500.
   *
   * @param loop the connection's event loop, for what is to be done once something else is: the
   *     thread that completes it has others waiting
   */
  CompletionStage<Reply> begin(Request request, Executor loop);

  @Override
  default Reply handle(Request request) {
    return begin(request, Runnable::run).toCompletableFuture().join();
  }
}
