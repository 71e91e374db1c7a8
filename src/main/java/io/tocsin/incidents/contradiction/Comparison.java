package io.tocsin.incidents.contradiction;

/** How two words stand to each other: always exactly one of three. */
public sealed interface Comparison {

  /** The later word of a speaker takes the place of the earlier one, and says something else. */
  record Correction(Matter matter, Testimony earlier, Testimony later) implements Comparison {}

  /**
   * Two sources say what cannot both be so. Who is right is not said.
   *
   * @param one the earlier word
   * @param other the later word, of another source
   */
  record Clash(Matter matter, Testimony one, Testimony other) implements Comparison {
    public Clash {
      if (!one.isOtherSource(other)) {
        throw new IllegalArgumentException("it takes two sources: " + one + " " + other);
      }
    }

    /** The same for the same rule and the same two words, whenever it is found. */
    public String id() {
      return matter + " " + part(one) + " " + part(other);
    }

    private static String part(Testimony testimony) {
      return testimony.id() + "#" + testimony.part();
    }
  }

  /** They may both be so, or cannot be compared. */
  record NoConflict(Reason reason) implements Comparison {}
}
