package io.tocsin.site.view;

import java.util.List;

/**
 * What happened to messages: by domain, function and hour as the server answered, by day as it was
 * told. Immutable.
 *
 * @param groups the answer for each group, in a sentence
 * @param replies one for each domain and function of which anything is known
 * @param told what became of messages day by day, an outage each
 */
public record MessagesView(List<Group> groups, List<Answer> replies, List<Told> told) {

  public MessagesView {
    groups = List.copyOf(groups);
    replies = List.copyOf(replies);
    told = List.copyOf(told);
  }

  /** What to hold of the messages of one group and function. */
  public record Group(String domain, String function, String sentence) {}

  /**
   * What the server answers for one domain and function.
   *
   * @param hours newest first
   */
  public record Answer(String domain, String function, List<Hours> hours) {
    public Answer {
      hours = List.copyOf(hours);
    }
  }

  /**
   * Hours of which the same is known.
   *
   * @param fate {@code accepted}, {@code waiting}, {@code returned} or {@code unknown}
   * @param word the same in words
   * @param code what the server said, empty where it said nothing
   */
  public record Hours(TimeTag from, TimeTag to, String fate, String word, String code) {}

  /** One outage with the table of its days. */
  public record Told(IncidentBlock incident, FateTable fates) {}

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return replies.isEmpty() && told.isEmpty();
  }
}
