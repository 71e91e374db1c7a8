package io.tocsin.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator who proved a domain sees at its desk, and may choose from. Immutable.
 *
 * @param proved when the domain was proved, in words
 * @param until when the key ends, in words
 * @param about the incidents one may speak about: id and sentence; the chosen one is written about
 * @param answers what one may reply to: {@code CLAIM:id} and its words
 * @param states how it may stand
 * @param correcting the word that is taken back, or null
 * @param said what was said by proof of this domain, newest first
 * @param told how outages were told that the public does not see yet
 */
public record OperatorBlock(
    String service,
    String operator,
    String domain,
    String proved,
    String until,
    List<Option> about,
    List<Option> answers,
    List<Option> states,
    @Nullable Word correcting,
    List<Word> said,
    List<Told> told) {

  public OperatorBlock {
    about = List.copyOf(about);
    answers = List.copyOf(answers);
    states = List.copyOf(states);
    said = List.copyOf(said);
    told = List.copyOf(told);
  }

  /** One thing to choose. */
  public record Option(String value, String words, boolean chosen) {}

  /**
   * One word of this domain's.
   *
   * @param page where it stands in public, or null when no incident's page shows it
   * @param correct the address at which it can be taken back
   */
  public record Word(
      TimeTag at, Prose text, List<String> remarks, @Nullable String page, String correct) {
    public Word {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * How one outage was told.
   *
   * @param from when the public sees it, in words
   */
  public record Told(String title, String from, AfterBlock.Score score) {}

  /** Returns the incident that is written about, or null: the service as such. */
  public @Nullable Option chosen() {
    return about.stream().filter(Option::chosen).findFirst().orElse(null);
  }
}
