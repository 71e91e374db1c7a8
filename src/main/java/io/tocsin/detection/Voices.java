package io.tocsin.detection;

import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What people last said, by person and by report, in the order in which they were first heard. Not
 * thread-safe.
 */
final class Voices {

  private static final int LEAST = 16;

  /** A ring: persons and what they said, by how many were heard before them. */
  private long[] persons = new long[LEAST];

  private @Nullable Voice[] said = new @Nullable Voice[LEAST];
  private long first;
  private long next;
  private int size;

  private final LongTable byPerson = new LongTable();
  private final LongTable byReport = new LongTable();

  int size() {
    return size;
  }

  /** What a person last said; null for somebody who was not heard. */
  @Nullable Voice of(long person) {
    long place = byPerson.get(person);
    return place == LongTable.NONE ? null : said[slot(place)];
  }

  /** Who made a report, or somebody else if nobody did. */
  long author(long report, long somebodyElse) {
    long place = byReport.get(report);
    return place == LongTable.NONE ? somebodyElse : persons[slot(place)];
  }

  /** Keeps what a person said last; its place in the order stays. */
  void keep(long person, Voice voice) {
    long place = byPerson.get(person);
    if (place == LongTable.NONE) {
      place = append(person);
    }
    Voice before = said[slot(place)];
    if (before != null && before.report() != voice.report()) {
      byReport.remove(before.report());
    }
    said[slot(place)] = voice;
    if (voice.report() != Voice.NO_REPORT) {
      byReport.put(voice.report(), place);
    }
  }

  private long append(long person) {
    if (next - first == persons.length) {
      grow();
    }
    persons[slot(next)] = person;
    byPerson.put(person, next);
    size++;
    return next++;
  }

  private void grow() {
    long[] oldPersons = persons;
    @Nullable Voice[] oldSaid = said;
    persons = new long[2 * oldPersons.length];
    said = new @Nullable Voice[2 * oldSaid.length];
    for (long place = first; place < next; place++) {
      int old = (int) (place & (oldPersons.length - 1));
      persons[slot(place)] = oldPersons[old];
      said[slot(place)] = oldSaid[old];
    }
  }

  void remove(long person) {
    long place = byPerson.get(person);
    if (place != LongTable.NONE) {
      drop(place);
    }
  }

  /** Who was first heard longest ago; null when nobody was. */
  @Nullable Voice oldest() {
    while (first < next && said[slot(first)] == null) {
      first++;
    }
    return first < next ? said[slot(first)] : null;
  }

  /** Forgets who was first heard longest ago. */
  void removeOldest() {
    if (oldest() != null) {
      drop(first);
    }
  }

  private void drop(long place) {
    Voice voice = said[slot(place)];
    if (voice != null) {
      byReport.remove(voice.report());
      byPerson.remove(persons[slot(place)]);
      said[slot(place)] = null;
      size--;
    }
  }

  private int slot(long place) {
    return (int) (place & (persons.length - 1));
  }

  void forEach(ObjLongConsumer<Voice> each) {
    for (long place = first; place < next; place++) {
      Voice voice = said[slot(place)];
      if (voice != null) {
        each.accept(voice, persons[slot(place)]);
      }
    }
  }
}
