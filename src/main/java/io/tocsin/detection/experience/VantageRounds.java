package io.tocsin.detection.experience;

/**
 * What one vantage point saw of an outage, from its onset to its end or to now. Immutable.
 *
 * <p>Only a vantage point that stands among those who could be hit says anything: inside the
 * perimeter, and for a network on a line of that network. Rounds in which it was itself ill, or
 * could not tell, are not asked.
 *
 * @param vantage its id
 * @param failed the rounds that failed
 * @param asked the rounds that failed or worked
 */
public record VantageRounds(String vantage, long failed, long asked) {

  public VantageRounds {
    if (failed < 0 || asked < failed) {
      throw new IllegalArgumentException(vantage + ": " + failed + " of " + asked + " failed");
    }
  }

  VantageRounds plus(VantageRounds other) {
    return new VantageRounds(vantage, failed + other.failed, asked + other.asked);
  }
}
