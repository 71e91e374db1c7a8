package io.tocsin.publication.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.publication.facts.Cause;
import io.tocsin.publication.facts.Compensation;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/**
 * The words by which the closed cases of a fact sheet are told apart in JSON: the same in a column
 * and in a set of public files.
 */
public final class FactWords {

  private FactWords() {}

  /** Returns what a mapper has to know. */
  public static JacksonModule module() {
    return new SimpleModule("fact words")
        .setMixInAnnotation(Cause.class, Causes.class)
        .setMixInAnnotation(Compensation.class, Compensations.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cause.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = Cause.Suspected.class, name = "suspected"),
    @JsonSubTypes.Type(value = Cause.Confirmed.class, name = "confirmed")
  })
  private interface Causes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Compensation.Unsaid.class, name = "unsaid"),
    @JsonSubTypes.Type(value = Compensation.NotDecided.class, name = "not-decided"),
    @JsonSubTypes.Type(value = Compensation.Decided.class, name = "decided")
  })
  private interface Compensations {}
}
