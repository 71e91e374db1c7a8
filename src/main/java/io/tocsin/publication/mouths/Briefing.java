package io.tocsin.publication.mouths;

import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Workaround;
import io.tocsin.publication.Statement;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the texts about an incident may draw on at one moment. Immutable.
 *
 * @param incident with onset and recovery
 * @param workarounds those that stand now, best confirmed first
 * @param corrected the statement that this one corrects, or null
 * @param before the facts the last statement was made from, or null: nothing was said yet
 * @param work for {@link Stage#PLANNED_WORK}, or null
 * @param observed what people and probes show, in figures that may be cited
 * @param address the public page about it
 */
public record Briefing(
    Catalog catalog,
    Incident incident,
    FactSheet facts,
    Stage stage,
    List<Workaround> workarounds,
    @Nullable Statement corrected,
    @Nullable FactSheet before,
    @Nullable Maintenance work,
    Observed observed,
    PageAddress address,
    Instant now) {

  public Briefing {
    workarounds = List.copyOf(workarounds);
  }

  /**
   * Returns what may be drawn on about announced work, which is no incident: nothing of one is
   * told.
   */
  public static Briefing ofWork(
      Catalog catalog, Maintenance work, PageAddress address, Instant now) {
    Incident none =
        new Incident(
            work.id(),
            0,
            work.service(),
            work.components(),
            Phase.SUSPECTED,
            work.start(),
            work.announcedAt(),
            null,
            null,
            null,
            null,
            null,
            List.of());
    return new Briefing(
        catalog,
        none,
        FactSheet.BLANK,
        Stage.PLANNED_WORK,
        List.of(),
        null,
        null,
        work,
        new Observed(0, Duration.ofHours(1), List.of()),
        address,
        now);
  }

  /**
   * What evidence shows.
   *
   * @param reports people who report it, in {@code window}; 0 when none
   * @param window over which they were counted
   * @param areas ids of the areas where reports stand out
   */
  public record Observed(int reports, Duration window, List<String> areas) {
    public Observed {
      areas = List.copyOf(areas);
    }
  }
}
