package io.tocsin.signals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A sink that keeps signals in memory, and can be full. */
public final class KeptSignals implements SignalSink {
  private final List<Signal> kept = new CopyOnWriteArrayList<>();
  private final Map<String, String> byKey = new HashMap<>();
  private boolean full;
  private boolean crowded;

  public void fill(boolean nowFull) {
    full = nowFull;
  }

  public void crowd(boolean nowCrowded) {
    crowded = nowCrowded;
  }

  public List<Signal> all() {
    return kept;
  }

  public CrowdReport firstReport() {
    return (CrowdReport) kept.getFirst();
  }

  public CrowdReport lastReport() {
    return (CrowdReport) kept.getLast();
  }

  @Override
  public synchronized CompletableFuture<Appended> append(Signal signal, @Nullable String key) {
    if (full) {
      return CompletableFuture.failedFuture(new StorageFull("full", new IllegalStateException()));
    }
    if (crowded) {
      return CompletableFuture.failedFuture(new Overloaded(1_000));
    }
    if (key != null && byKey.containsKey(key)) {
      return CompletableFuture.completedFuture(new Appended(byKey.get(key), true));
    }
    kept.add(signal);
    if (key != null) {
      byKey.put(key, signal.id());
    }
    return CompletableFuture.completedFuture(new Appended(signal.id(), false));
  }

  @Override
  public CompletableFuture<Appended> broadcast(Signal signal) {
    return append(signal, null);
  }
}
