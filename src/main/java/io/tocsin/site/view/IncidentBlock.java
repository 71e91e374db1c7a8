package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident as a page shows it. Immutable.
 *
 * @param sentence is it broken, for whom, since when
 * @param path of its own page
 * @param steps the phases it had in order, the one it is in marked, and those still to come
 * @param eta when it should work again
 * @param nextWord when the next word comes, or null once it is closed
 * @param reach who is out, who is back, since when
 * @param working names of components of the same service that work while it runs
 * @param doing what can be done meanwhile, in a few words that lead to it; null once all works
 *     again
 * @param firstHelp general advice while the incident is open and not all of it has a workaround
 *     that holds
 * @param lines the timeline, newest first
 * @param contradictions what was found not to fit and is public, oldest first
 * @param fates what became of the data, by the newest sheet
 * @param ledger who told what
 * @param serviceId id of the service it is about
 * @param mail whether people ask what became of their messages
 * @param report path of the form on which people say how it is for them
 * @param harm how many people it hits and for how long still
 * @param course what people reported beside what is usual, and whether it is coming back
 */
public record IncidentBlock(
    String id,
    boolean open,
    String path,
    String title,
    Mark mark,
    String service,
    String sentence,
    TimeTag onset,
    @Nullable TimeTag ended,
    @Nullable String length,
    List<Step> steps,
    EtaLine eta,
    @Nullable Due nextWord,
    List<Reach> reach,
    List<String> working,
    List<WorkaroundBlock> workarounds,
    @Nullable Doing doing,
    List<String> firstHelp,
    List<Timeline.Line> lines,
    List<ContradictionBlock> contradictions,
    FateTable fates,
    Ledger ledger,
    String serviceId,
    boolean mail,
    String report,
    HarmBlock harm,
    CourseBlock course) {

  public IncidentBlock {
    contradictions = List.copyOf(contradictions);
    steps = List.copyOf(steps);
    reach = List.copyOf(reach);
    working = List.copyOf(working);
    workarounds = List.copyOf(workarounds);
    firstHelp = List.copyOf(firstHelp);
    lines = List.copyOf(lines);
  }

  /** One phase. */
  public record Step(String word, boolean current) {}

  /**
   * The end that was announced.
   *
   * @param current the end that stands, or null: none yet
   * @param overdue whether it has passed
   * @param earlier ends that stood before, oldest first
   */
  public record EtaLine(@Nullable TimeTag current, boolean overdue, List<TimeTag> earlier) {
    public EtaLine {
      earlier = List.copyOf(earlier);
    }
  }

  /** What can be done, and where on the page that is told; no link where there is nothing to do. */
  public record Doing(String words, String link) {}

  /** A time something is due, and whether it has passed. */
  public record Due(TimeTag time, boolean overdue) {}

  /** One component for one group of customers. */
  public record Reach(
      String component, String who, Mark mark, @Nullable TimeTag since, @Nullable TimeTag back) {}

  /**
   * What to do meanwhile.
   *
   * @param vote where somebody says whether it works, or null once nobody needs to any more
   */
  public record WorkaroundBlock(
      String component,
      Prose steps,
      @Nullable Prose conditions,
      @Nullable Prose limits,
      String source,
      @Nullable String link,
      @Nullable TimeTag until,
      int confirmations,
      int failures,
      @Nullable String vote) {}
}
