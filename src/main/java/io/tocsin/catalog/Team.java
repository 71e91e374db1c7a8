package io.tocsin.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is woken, in which order. Immutable.
 *
 * @param repeat after how long without an answer everybody woken so far is woken again
 * @param linkMayPublish whether the link in an alert is enough to publish the word that lies ready
 * @param people in the order of the file
 */
public record Team(Duration repeat, boolean linkMayPublish, List<Teammate> people) {

  /** Nobody is woken. */
  public static final Team NONE = new Team(Duration.ofMinutes(5), true, List.of());

  public Team {
    if (repeat.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("repeated too often: " + repeat);
    }
    people = List.copyOf(people);
  }

  /** Returns the person of that id. */
  public Optional<Teammate> person(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** Returns those who are awake when nobody has answered for so long. */
  public List<Teammate> awakeAfter(Duration unanswered) {
    return people.stream().filter(person -> person.wakeAfter().compareTo(unanswered) <= 0).toList();
  }

  /** Returns how long after the beginning the next ones are woken. */
  public Optional<Duration> nextStep(Duration unanswered) {
    return people.stream()
        .map(Teammate::wakeAfter)
        .filter(after -> after.compareTo(unanswered) > 0)
        .sorted()
        .findFirst();
  }
}
