package io.tocsin.app.story;

import io.tocsin.app.story.Story.Turn;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * How every watched server behaves now, and whether our own network is there; thread-safe.
 *
 * <p>Whoever acts it out, on sockets or in virtual time, asks here at every question.
 */
public final class World {

  private final Map<String, Condition> conditions = new ConcurrentHashMap<>();
  private volatile boolean ownNetworkGone;

  /** A world in which everything works. */
  public World() {}

  /** Turns the world as the story says, but for servers that somebody else holds. */
  public void turn(Turn turn, Set<String> held) {
    turn.set().forEach(unless(held));
  }

  private BiConsumer<String, Condition> unless(Set<String> held) {
    return (server, condition) -> {
      if (!held.contains(server)) {
        set(server, condition);
      }
    };
  }

  /** Makes one server behave so from now on. */
  public void set(String server, Condition condition) {
    conditions.put(server, condition);
  }

  /** How the server behaves. */
  public Condition of(String server) {
    return conditions.getOrDefault(server, Condition.OK);
  }

  /** Cuts our own line, or mends it. */
  public void cutOwnNetwork(boolean gone) {
    ownNetworkGone = gone;
  }

  /** Whether nothing can be reached from here, witnesses included. */
  public boolean isOwnNetworkGone() {
    return ownNetworkGone;
  }
}
