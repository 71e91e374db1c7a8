package io.tocsin.console;

import io.tocsin.catalog.Mode;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry.Said;
import io.tocsin.publication.facts.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which a statement is made. Immutable.
 *
 * @param spoken what every mouth would say now; empty while the draft has faults
 * @param old the sheet that the corrected statement was made from, or null
 * @param figure a figure that changed and about which nothing was answered yet, or null
 * @param needsSecond whether what this person writes waits for somebody else
 * @param link where what would be said can be read for a day, empty if it was not shared
 * @param meanwhile what somebody else did since the form was begun, or null
 * @param misfits what it would not fit if it were said now
 */
public record Composer(
    Board board,
    IncidentView incident,
    Facts facts,
    Spoken spoken,
    @Nullable Facts old,
    @Nullable FigureChange figure,
    boolean needsSecond,
    String link,
    @Nullable Meanwhile meanwhile,
    List<Misfit> misfits) {

  public Composer {
    misfits = List.copyOf(misfits);
  }

  /** Returns the path of the page. */
  public String path() {
    return "/console/incidents/" + incident.id() + "/statement";
  }

  /** Returns the numbers that stand in own words alone. */
  public List<String> alone(String language) {
    return spoken.alone(language, facts.sheet().value("text." + language));
  }

  /** Returns the stages that speak about a disturbance in this house's voice. */
  public List<Stage> stages() {
    List<Stage> others =
        board.catalog().mode() == Mode.OBSERVER
            ? List.of(Stage.HELPLINE, Stage.PLANNED_WORK, Stage.SEEN)
            : List.of(Stage.HELPLINE, Stage.PLANNED_WORK, Stage.OBSERVER);
    return Stream.of(Stage.values()).filter(stage -> !others.contains(stage)).toList();
  }

  /** Returns the statement that is corrected. */
  public Optional<Said> corrected() {
    return incident.timeline().stream()
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .filter(said -> said.statement().id().equals(facts.sheet().value("corrects")))
        .findFirst();
  }
}
