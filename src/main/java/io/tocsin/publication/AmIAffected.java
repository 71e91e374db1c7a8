package io.tocsin.publication;

import io.tocsin.catalog.Cohort;
import io.tocsin.detection.ComponentState;
import io.tocsin.publication.PublicSnapshot.CohortView;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is touched by what goes on, from what the page itself says; pure.
 *
 * <p>What was published of reach comes first, then what is said and seen of each group. Where the
 * page does not know, or where evidence is worse than what was published, the answer is "not
 * known", never "no".
 */
public final class AmIAffected {

  private final PublicSnapshot snapshot;

  /** Looks in that snapshot. */
  public AmIAffected(PublicSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Three answers. */
  public enum Answer {
    YES,
    NO,
    NOT_KNOWN
  }

  /**
   * Who asks; never kept.
   *
   * @param cohorts the groups the person is known to be in
   * @param area code of the area the person is in, or null: not said
   */
  public record Asked(Set<Cohort> cohorts, @Nullable String area) {
    public Asked {
      cohorts = Set.copyOf(cohorts);
    }
  }

  /**
   * The answer about one component.
   *
   * @param state the state that decided it
   * @param since since when it is so, or null
   * @param incident id of the incident it is about, or null
   * @param groups names of the groups that decided it; empty when everybody is meant
   * @param work whether announced work goes on
   */
  public record Finding(
      String component,
      Answer answer,
      ComponentState state,
      @Nullable Instant since,
      @Nullable String incident,
      Set<Cohort> groups,
      boolean work) {
    public Finding {
      groups = Set.copyOf(groups);
    }
  }

  /** One cell of who is touched, whoever said it. */
  private record Cell(
      ComponentState state, Set<Cohort> cohorts, Set<String> areas, @Nullable Instant since) {}

  private enum Fit {
    FITS,
    FITS_NOT,
    CANNOT_TELL
  }

  /** Answers about every component of the catalogue's order. */
  public List<Finding> findings(Asked asked) {
    List<Finding> findings = new ArrayList<>();
    for (ServiceView service : snapshot.services()) {
      for (ComponentView component : service.components()) {
        findings.add(finding(component, asked));
      }
    }
    return findings;
  }

  /** The one answer that the others add up to. */
  public static Answer sum(List<Finding> findings) {
    List<Answer> answers = findings.stream().map(Finding::answer).toList();
    if (answers.contains(Answer.YES)) {
      return Answer.YES;
    }
    return answers.contains(Answer.NOT_KNOWN) ? Answer.NOT_KNOWN : Answer.NO;
  }

  private Finding finding(ComponentView component, Asked asked) {
    IncidentView incident = incident(component.id()).orElse(null);
    String id = incident == null ? null : incident.id();
    if (component.underMaintenance()) {
      return new Finding(
          component.id(), Answer.YES, component.state(), component.since(), id, Set.of(), true);
    }
    Finding seen = weigh(component, seen(component), asked, id);
    List<Cell> published = incident == null ? List.of() : published(incident, component.id());
    if (published.isEmpty()) {
      return seen;
    }
    Finding said = weigh(component, published, asked, id);
    boolean doubtful = said.answer() == Answer.NO && seen.answer() == Answer.YES;
    return doubtful
        ? new Finding(
            component.id(), Answer.NOT_KNOWN, seen.state(), seen.since(), id, seen.groups(), false)
        : said;
  }

  private Optional<IncidentView> incident(String component) {
    return snapshot.incidents().stream()
        .filter(IncidentView::isOpen)
        .filter(incident -> incident.components().contains(component))
        .findFirst();
  }

  private static List<Cell> published(IncidentView incident, String component) {
    FactSheet facts = incident.facts();
    Stream<Reach> reach = facts == null ? Stream.empty() : facts.reach().stream();
    return reach
        .filter(cell -> cell.component().equals(component))
        .map(cell -> new Cell(cell.state(), cell.cohorts(), cell.areas(), incident.onset()))
        .toList();
  }

  /** The groups that differ, and everybody else; what only groups suffer, others do not. */
  private static List<Cell> seen(ComponentView component) {
    List<Cell> cells =
        new ArrayList<>(component.cohorts().stream().map(AmIAffected::cell).toList());
    boolean explained =
        component.state() == ComponentState.DEGRADED
            && cells.stream().anyMatch(cell -> isBroken(cell.state()));
    ComponentState others = explained ? ComponentState.WORKS : component.state();
    cells.add(new Cell(others, Set.of(), Set.of(), explained ? null : component.since()));
    return cells;
  }

  private static Cell cell(CohortView view) {
    Instant since = isBroken(view.state()) ? view.brokenSince() : view.backSince();
    return new Cell(view.state(), view.cohorts(), Set.of(), since);
  }

  /** The narrowest cell that fits decides; one that might fit keeps the answer open. */
  private static Finding weigh(
      ComponentView component, List<Cell> cells, Asked asked, @Nullable String incident) {
    Cell decides = null;
    Cell open = null;
    for (Cell cell : cells) {
      switch (fit(cell, asked)) {
        case FITS -> decides = decides == null || isNarrower(cell, decides) ? cell : decides;
        case CANNOT_TELL -> open = open == null || isBroken(cell.state()) ? cell : open;
        case FITS_NOT -> {}
      }
    }
    boolean leftOpen = open != null && (decides == null || isNarrower(open, decides));
    if (open != null && leftOpen && differs(open, decides)) {
      return finding(component, Answer.NOT_KNOWN, open, incident);
    }
    if (decides != null) {
      return finding(component, answer(decides.state()), decides, incident);
    }
    return finding(
        component, Answer.NO, new Cell(ComponentState.WORKS, Set.of(), Set.of(), null), incident);
  }

  private static boolean differs(Cell open, @Nullable Cell decides) {
    return decides == null ? isBroken(open.state()) : open.state() != decides.state();
  }

  private static boolean isNarrower(Cell one, Cell other) {
    return one.cohorts().size() + Math.min(1, one.areas().size())
        > other.cohorts().size() + Math.min(1, other.areas().size());
  }

  private static Finding finding(
      ComponentView component, Answer answer, Cell cell, @Nullable String incident) {
    return new Finding(
        component.id(), answer, cell.state(), cell.since(), incident, cell.cohorts(), false);
  }

  private static Answer answer(ComponentState state) {
    return switch (state) {
      case OUT -> Answer.YES;
      case WORKS -> Answer.NO;
      case DEGRADED, UNKNOWN -> Answer.NOT_KNOWN; // some are touched, and nobody knows who
    };
  }

  private static Fit fit(Cell cell, Asked asked) {
    Fit cohorts = cohorts(cell.cohorts(), asked.cohorts());
    Fit area = area(cell.areas(), asked.area());
    if (cohorts == Fit.FITS_NOT || area == Fit.FITS_NOT) {
      return Fit.FITS_NOT;
    }
    return cohorts == Fit.FITS && area == Fit.FITS ? Fit.FITS : Fit.CANNOT_TELL;
  }

  /** Of one dimension any group will do; every dimension that the cell names must be known. */
  private static Fit cohorts(Set<Cohort> cell, Set<Cohort> asked) {
    Fit fit = Fit.FITS;
    for (Cohort named : cell) {
      boolean told =
          asked.stream().anyMatch(theirs -> theirs.dimension().equals(named.dimension()));
      boolean theirs =
          cell.stream()
              .filter(other -> other.dimension().equals(named.dimension()))
              .anyMatch(asked::contains);
      if (told && !theirs) {
        return Fit.FITS_NOT;
      }
      fit = theirs ? fit : Fit.CANNOT_TELL;
    }
    return fit;
  }

  private static Fit area(Set<String> cell, @Nullable String asked) {
    if (cell.isEmpty()) {
      return Fit.FITS;
    }
    if (asked == null) {
      return Fit.CANNOT_TELL;
    }
    return cell.contains(asked) ? Fit.FITS : Fit.FITS_NOT;
  }

  private static boolean isBroken(ComponentState state) {
    return state == ComponentState.OUT || state == ComponentState.DEGRADED;
  }
}
