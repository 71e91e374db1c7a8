package io.tocsin.app.detect;

import io.tocsin.catalog.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the services of a season are called in its files, and in the catalogue, whose ids are
 * stricter: {@code opA} is {@code opa} there. Immutable.
 */
final class SeasonNames {

  private static final int LONGEST = 50;

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Gives each name an id of its own, in their order. */
  SeasonNames(List<String> services) {
    for (String name : services) {
      if (!ids.containsKey(name)) {
        String id = free(formed(name));
        ids.put(name, id);
        names.put(id, name);
      }
    }
  }

  private static String formed(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
    return Id.isWellFormed(plain) ? plain : cut(plain);
  }

  private static String cut(String plain) {
    return plain.isEmpty() ? "service" : plain.substring(0, Math.min(LONGEST, plain.length()));
  }

  private String free(String wish) {
    String id = wish;
    for (int next = 2; names.containsKey(id); next++) {
      id = cut(wish) + "-" + next;
    }
    return id;
  }

  /** Says whether a service is called that. */
  boolean has(String name) {
    return ids.containsKey(name);
  }

  /** Returns the id of what is called that; what is no service keeps its name. */
  String id(String name) {
    return ids.getOrDefault(name, name);
  }

  /** Returns what a service is called in the season's files. */
  String name(String id) {
    return names.getOrDefault(id, id);
  }
}
