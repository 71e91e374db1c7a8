package io.tocsin.site.statuspage;

import io.tocsin.detection.Affected;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.experience.AffectedEstimate;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.site.view.Extent;
import io.tocsin.site.view.Prose;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where an incident is and how many it hits, as far as it is said or estimated; pure. */
final class Reached {

  private Reached() {}

  /** Adds {@code areas}, {@code area_names} and {@code affected}, which is null without a word. */
  static void addTo(ObjectNode own, IncidentView incident, Gazetteer places, String language) {
    Set<String> areas = Extent.of(incident);
    ArrayNode codes = own.putArray("areas");
    areas.forEach(codes::add);
    ArrayNode names = own.putArray("area_names");
    places.names(areas, language).forEach(name -> names.add(Prose.clean(name)));
    Affected affected = affected(incident);
    if (affected == null) {
      own.putNull("affected");
      return;
    }
    ObjectNode node = own.putObject("affected");
    node.put("customers", affected.customers());
    estimate(node.putObject("now"), affected.now());
    estimate(node.putObject("peak"), affected.peak());
    estimate(node.putObject("total"), affected.total());
  }

  private static void estimate(ObjectNode node, AffectedEstimate estimate) {
    node.put("low", Math.round(estimate.low()));
    node.put("median", Math.round(estimate.median()));
    node.put("high", Math.round(estimate.high()));
    node.put("method", estimate.method().name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Affected affected(IncidentView incident) {
    for (TimelineEntry entry : incident.timeline()) {
      if (entry instanceof TimelineEntry.Shown(var _, Verdict verdict)
          && verdict.harm() != null
          && verdict.harm().affected() != null) {
        return verdict.harm().affected();
      }
    }
    return null;
  }
}
