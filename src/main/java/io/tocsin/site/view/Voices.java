package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What operator, probes and people say of one service, side by side. Immutable.
 *
 * @param disagreements neutral sentences, each naming two voices and their times
 */
public record Voices(
    OperatorCard operator, ProbesCard probes, PeopleCard people, List<String> disagreements) {

  public Voices {
    disagreements = List.copyOf(disagreements);
  }

  /**
   * The operator's card.
   *
   * @param name of the operator
   * @param word its last public word, or null
   * @param said when, or null
   * @param source where it said so, in words, or null when it was here
   * @param link to the statement or the source, or null
   * @param none what to say when there is no word
   * @param known whether we looked lately enough to say so; grey otherwise
   * @param helpline how long callers wait, or null when nobody told it lately
   * @param waitTold when it was told, or null
   * @param remarks what this house put beside the word
   */
  public record OperatorCard(
      String name,
      @Nullable Prose word,
      @Nullable TimeTag said,
      @Nullable String source,
      @Nullable String link,
      String none,
      boolean known,
      List<Channel> channels,
      @Nullable String helpline,
      @Nullable TimeTag waitTold,
      List<String> remarks) {
    public OperatorCard {
      channels = List.copyOf(channels);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * One channel of the operator.
   *
   * @param sentence what was found there
   * @param checked when somebody looked, or null
   * @param stale whether that is too long ago to mean anything
   */
  public record Channel(String sentence, @Nullable TimeTag checked, boolean stale) {}

  /**
   * The probes' card.
   *
   * @param last when a probe last spoke, or null
   * @param known whether any probe can tell; grey otherwise
   */
  public record ProbesCard(
      Mark mark, String sentence, @Nullable TimeTag last, boolean known, List<Probe> probes) {
    public ProbesCard {
      probes = List.copyOf(probes);
    }
  }

  /** One probe's last word. */
  public record Probe(Mark mark, String about, String sentence, TimeTag since, boolean stale) {}

  /**
   * The people's card.
   *
   * @param usual what is usual at this hour, or null when nobody said anything
   * @param last when the last report came, or null
   * @param lines per component, when several have reports
   * @param symptoms what they say most
   * @param curve reports per hour, or null without any
   * @param calls how many calls were counted in the last hour, or null when none
   */
  public record PeopleCard(
      Mark mark,
      String sentence,
      @Nullable String usual,
      @Nullable TimeTag last,
      List<String> lines,
      List<String> symptoms,
      @Nullable Curve curve,
      boolean known,
      @Nullable String calls) {
    public PeopleCard {
      lines = List.copyOf(lines);
      symptoms = List.copyOf(symptoms);
    }
  }

  /**
   * A small picture of the last 24 hours, 240 wide and 48 high.
   *
   * @param bars path of the bars
   * @param usual path of the usual level
   * @param description the same in words
   */
  public record Curve(String bars, String usual, String description) {}
}
