package io.tocsin.signals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People rang a desk that answers calls, and said that a component fails; who they are is nowhere.
 *
 * @param symptom symptom id of the service's kind, or null: the caller did not say, or nobody asked
 * @param area département or other area code, or null
 * @param calls how many, 1 to {@link #MOST}
 * @param desk who tallied: the newsroom's own desk or the name of a token; one desk is one source
 */
public record CallTally(
    String id,
    Instant at,
    String service,
    String component,
    @Nullable String symptom,
    @Nullable String area,
    int calls,
    String desk)
    implements Signal {

  /** Most calls in one tally. */
  public static final int MOST = 1_000;

  public CallTally {
    if (calls < 1 || calls > MOST) {
      throw new IllegalArgumentException("not a number of calls: " + calls);
    }
    if (desk.isBlank()) {
      throw new IllegalArgumentException("a tally without a desk");
    }
  }

  @Override
  public String key() {
    return service;
  }
}
