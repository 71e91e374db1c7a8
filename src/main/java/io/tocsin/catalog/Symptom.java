package io.tocsin.catalog;

/**
 * One thing a person can say about a service in one tap. Immutable.
 *
 * @param id the name in the API and in every stored report; never renamed
 * @param text the words of the button, in the person's own language
 * @param fails whether the words say that a function fails; false where they say that it works
 *     badly ("very slow") or do not tell ("something else")
 */
public record Symptom(String id, LocalizedText text, boolean fails) {

  /** The id of the last symptom of every list. */
  public static final String OTHER = "other";

  public Symptom {
    Id.require("symptom", id);
  }
}
