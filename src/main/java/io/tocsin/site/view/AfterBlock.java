package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What remains of an incident, as a page shows it. Immutable.
 *
 * @param postMortem what was published about it, or null
 * @param told how it was told, or null before the public sees it
 */
public record AfterBlock(
    @Nullable Told postMortem, List<Promised> commitments, @Nullable Score told) {

  public AfterBlock {
    commitments = List.copyOf(commitments);
  }

  /** Whether there is anything to show. */
  public boolean isEmpty() {
    return postMortem == null && commitments.isEmpty() && told == null;
  }

  /**
   * A post-mortem.
   *
   * @param cause null: it is not known
   * @param correction what this revision puts right, or null for the first
   * @param milestones beginning, end and dated steps, or null where the incident is not read
   */
  public record Told(
      TimeTag at,
      Prose happened,
      @Nullable Prose cause,
      @Nullable Prose measures,
      @Nullable Prose learned,
      @Nullable Prose correction,
      @Nullable Milestones milestones) {}

  /**
   * Something promised.
   *
   * @param due the day it is promised for now, or null
   * @param firstDue the day it was promised for first, where that is another
   * @param standing how it stands, in words
   * @param why the last reason given, or null
   * @param incident the path of the incident's page, or null where the page is that one
   */
  public record Promised(
      Prose text,
      @Nullable String due,
      @Nullable String firstDue,
      String standing,
      boolean late,
      @Nullable Prose why,
      @Nullable String incident) {}

  /** How an outage was told: one line per count. */
  public record Score(List<Line> lines) {
    public Score {
      lines = List.copyOf(lines);
    }

    /**
     * What is counted, and what came out.
     *
     * @param cases where each of them is told, on the page of the outage
     */
    public record Line(String what, String count, List<Case> cases) {
      public Line {
        cases = List.copyOf(cases);
      }
    }

    /**
     * One case: when it was, and the address of its place.
     *
     * @param label what it and those that follow have in common, or null
     */
    public record Case(@Nullable String label, TimeTag at, String path) {
      Case called(String name) {
        return new Case(name, at, path);
      }
    }
  }
}
