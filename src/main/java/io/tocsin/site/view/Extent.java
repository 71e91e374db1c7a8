package io.tocsin.site.view;

import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.FactSheet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which areas an incident or a statement is about; pure. */
public final class Extent {

  private Extent() {}

  /**
   * Returns the codes of the areas an incident is about: those of its sheet, else those the newest
   * verdict found; empty when nobody names any, and everywhere may be meant.
   */
  public static Set<String> of(IncidentView incident) {
    return of(incident.facts())
        .orElseGet(() ->
            incident.timeline().stream()
                .filter(TimelineEntry.Shown.class::isInstance)
                .map(entry -> ((TimelineEntry.Shown) entry).verdict().areas())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .<Set<String>>map(TreeSet::new)
                .orElseGet(TreeSet::new));
  }

  /** Returns the areas a statement is about: those of its own sheet, else those of its incident. */
  public static Set<String> of(IncidentView incident, Statement statement) {
    return of(statement.facts()).orElseGet(() -> of(incident));
  }

  /** Empty without a sheet that says who is reached; a cell without areas is everywhere. */
  private static Optional<Set<String>> of(@Nullable FactSheet facts) {
    if (facts == null || facts.reach().isEmpty()) {
      return Optional.empty();
    }
    Set<String> areas = new TreeSet<>();
    for (var reach : facts.reach()) {
      if (reach.areas().isEmpty()) {
        return Optional.of(new TreeSet<>());
      }
      areas.addAll(reach.areas());
    }
    return Optional.of(areas);
  }
}
