package io.tocsin.incidents.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Eta;
import io.tocsin.incidents.contradiction.Voice;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/**
 * The words by which the closed cases of incidents are told apart in JSON: the same in a column and
 * in a set of public files. A word that was ever written is never taken for another case.
 */
public final class IncidentWords {

  private IncidentWords() {}

  /** Returns what a mapper has to know. */
  public static JacksonModule module() {
    return new SimpleModule("incident words")
        .setMixInAnnotation(Eta.class, Etas.class)
        .setMixInAnnotation(Assertion.class, Assertions.class)
        .setMixInAnnotation(Voice.class, Voices.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Eta.At.class, name = "at"),
    @JsonSubTypes.Type(value = Eta.NoneYet.class, name = "none-yet")
  })
  private interface Etas {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Assertion.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Assertion.End.class, name = "end"),
    @JsonSubTypes.Type(value = Assertion.NextWord.class, name = "next-word"),
    @JsonSubTypes.Type(value = Assertion.Onset.class, name = "onset"),
    @JsonSubTypes.Type(value = Assertion.Where.class, name = "where"),
    @JsonSubTypes.Type(value = Assertion.Reach.class, name = "reach"),
    @JsonSubTypes.Type(value = Assertion.Cause.class, name = "cause"),
    @JsonSubTypes.Type(value = Assertion.Condition.class, name = "condition"),
    @JsonSubTypes.Type(value = Assertion.Category.class, name = "category"),
    @JsonSubTypes.Type(value = Assertion.Data.class, name = "data"),
    @JsonSubTypes.Type(value = Assertion.Compensation.class, name = "compensation"),
    @JsonSubTypes.Type(value = Assertion.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = Assertion.Heard.class, name = "heard"),
    @JsonSubTypes.Type(value = Assertion.Unannounced.class, name = "unannounced")
  })
  private interface Assertions {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Voice.House.class, name = "house"),
    @JsonSubTypes.Type(value = Voice.Named.class, name = "named"),
    @JsonSubTypes.Type(value = Voice.Operator.class, name = "operator"),
    @JsonSubTypes.Type(value = Voice.Unnamed.class, name = "unnamed"),
    @JsonSubTypes.Type(value = Voice.Evidence.class, name = "evidence"),
    @JsonSubTypes.Type(value = Voice.Records.class, name = "records")
  })
  private interface Voices {}
}
