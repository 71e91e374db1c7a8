package io.tocsin.incidents;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What detection found when it held "only there" against the reports from everywhere else.
 * Immutable.
 *
 * @param claimed codes of the areas that were named
 * @param at when it was looked at last, or when it was contradicted first
 * @param contradicted whether places outside are broken beyond doubt
 * @param people of those places, the people who report from there since it began
 * @param usual reports that are usual there in that time
 */
public record OutsideLook(
    SortedSet<String> claimed,
    Instant at,
    boolean contradicted,
    SortedMap<String, Integer> people,
    double usual) {

  public OutsideLook {
    claimed = Collections.unmodifiableSortedSet(new TreeSet<>(claimed));
    people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
  }

  static OutsideLook nothing(Set<String> claimed, Instant at) {
    return new OutsideLook(
        new TreeSet<>(claimed), at, false, new TreeMap<>(Map.<String, Integer>of()), 0);
  }
}
