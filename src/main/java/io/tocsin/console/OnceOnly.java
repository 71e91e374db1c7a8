package io.tocsin.console;

import io.tocsin.web.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes a form that is sent twice, by a double click or a reload, do its work once; thread-safe.
 *
 * <p>Remembered in memory by each node, in bounded room: what a crash forgets, the person sees on
 * the page that comes after it. What was refused is not remembered, so that it can be mended.
 */
final class OnceOnly {

  private static final int MOST = 1_000;
  private static final int REDIRECT = 303;

  private final Map<String, CompletableFuture<Reply>> done =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Reply>> eldest) {
          return size() > MOST;
        }
      };

  /** Does the work, or returns what came of it the first time. */
  Reply run(String key, Supplier<Reply> work) {
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> first;
    synchronized (done) {
      first = done.putIfAbsent(key, mine);
    }
    if (first != null) {
      return first.join();
    }
    try {
      Reply reply = work.get();
      if (reply.status() != REDIRECT) {
        forget(key);
      }
      mine.complete(reply);
      return reply;
    } catch (RuntimeException | Error failure) {
      forget(key);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private void forget(String key) {
    synchronized (done) {
      done.remove(key);
    }
  }
}
