package io.tocsin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header fields of a request, in order; names are compared without case. Immutable. */
public record Headers(List<Header> all) {

  /** No header at all. */
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    all = List.copyOf(all);
  }

  /** Returns the first value of that name. */
  public Optional<String> first(String name) {
    for (Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** Returns the value of that name if it was sent exactly once. */
  public Optional<String> only(String name) {
    return count(name) == 1 ? first(name) : Optional.empty();
  }

  /** Returns every value of that name, in order. */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>(1);
    for (Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  /**
   * Returns every value of that name as one list (RFC 9110 section 5.3); empty if there is none.
   */
  public String joined(String name) {
    String joined = "";
    for (Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        joined = joined.isEmpty() ? header.value() : joined + ", " + header.value();
      }
    }
    return joined;
  }

  /** Returns how often that name was sent. */
  int count(String name) {
    int count = 0;
    for (Header header : all) {
      count += header.name().equalsIgnoreCase(name) ? 1 : 0;
    }
    return count;
  }
}
