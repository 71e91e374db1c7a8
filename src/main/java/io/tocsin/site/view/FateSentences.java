package io.tocsin.site.view;

import io.tocsin.wording.Phrases;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers in a sentence for each group what became of its messages: no more than the table has. */
final class FateSentences {

  /** What one probe saw may be; that all is well takes a probe that saw it. */
  private static final List<String> WORST_FIRST =
      List.of("returned", "waiting", "accepted", "unknown");

  /** What somebody has to do something about comes first, what is well last. */
  private static final List<String> FIRST = List.of("returned", "waiting", "unknown", "accepted");

  private FateSentences() {}

  /** Writes one for each group and function; several probes of one group are heard as one. */
  static List<MessagesView.Group> of(List<MessagesView.Answer> answers, Phrases phrases) {
    Map<List<String>, List<MessagesView.Answer>> groups =
        answers.stream()
            .collect(
                Collectors.groupingBy(
                    answer -> List.of(answer.domain(), answer.function()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Comparator<MessagesView.Answer> worst =
        Comparator.comparing((MessagesView.Answer answer) -> WORST_FIRST.indexOf(fate(answer)))
            .thenComparing(answer -> answer.hours().getFirst().from().iso());
    return groups.values().stream()
        .map(group -> group.stream().min(worst).orElseThrow())
        .sorted(Comparator.comparing(answer -> FIRST.indexOf(fate(answer))))
        .map(answer ->
            new MessagesView.Group(answer.domain(), answer.function(), sentence(answer, phrases)))
        .toList();
  }

  private static String fate(MessagesView.Answer answer) {
    return answer.hours().getFirst().fate();
  }

  private static String sentence(MessagesView.Answer answer, Phrases phrases) {
    MessagesView.Hours now = answer.hours().getFirst();
    if (answer.hours().size() == 1) {
      return phrases.say("messages.says-" + now.fate(), "from", now.from().words());
    }
    boolean back = now.fate().equals("accepted");
    MessagesView.Hours gap = back ? answer.hours().get(1) : now;
    String lost =
        phrases.say("messages.says-gap", "from", gap.from().words(), "to", gap.to().words());
    return back
        ? phrases.say("messages.says-accepted", "from", now.from().words()) + " " + lost
        : lost;
  }
}
