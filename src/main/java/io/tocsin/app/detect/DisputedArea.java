package io.tocsin.app.detect;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.contradiction.Testimony;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * "Only there", and what speaks against it.
 *
 * @param said when it was said
 * @param by who said it
 * @param claimed the areas that were named
 * @param contradictedAt when reports from elsewhere were first shown beside it, or null
 * @param outside the areas they came from
 */
record DisputedArea(
    Instant said,
    String by,
    NavigableSet<String> claimed,
    @Nullable Instant contradictedAt,
    NavigableSet<String> outside) {

  /** What became of a claim that names areas. */
  static DisputedArea of(Claim claim, Collection<Contradiction> found) {
    NavigableSet<String> claimed = new TreeSet<>();
    for (Assertion assertion : claim.assertions()) {
      if (assertion instanceof Assertion.Where where) {
        claimed.addAll(where.areas());
      }
    }
    Instant since = null;
    NavigableSet<String> outside = new TreeSet<>();
    for (Contradiction contradiction : found) {
      Set<String> heard = heardAgainst(claim, contradiction);
      heard.stream().filter(area -> !claimed.contains(area)).forEach(outside::add);
      boolean earlier = since == null || contradiction.foundAt().isBefore(since);
      since = !heard.isEmpty() && earlier ? contradiction.foundAt() : since;
    }
    LocalizedText speaker = claim.source().speaker();
    String by = speaker == null ? "" : speaker.in("mul");
    return new DisputedArea(claim.source().at(), by, claimed, since, outside);
  }

  private static Set<String> heardAgainst(Claim claim, Contradiction contradiction) {
    String id = "claim:" + claim.id();
    boolean about = contradiction.one().id().equals(id) || contradiction.other().id().equals(id);
    return !about
        ? Set.of()
        : Stream.of(contradiction.one(), contradiction.other())
            .map(Testimony::assertion)
            .filter(Assertion.Heard.class::isInstance)
            .flatMap(heard -> ((Assertion.Heard) heard).people().keySet().stream())
            .collect(Collectors.toSet());
  }

  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", said.toString());
    fields.put("by", by);
    fields.put("only", List.copyOf(claimed));
    fields.put("contradicted_at", contradictedAt == null ? null : contradictedAt.toString());
    fields.put("outside", List.copyOf(outside));
    return fields;
  }
}
