package io.tocsin.detection.experience;

import java.util.List;

/** How much of an outage is left, from how much is left of each group of areas. */
public final class StillOut {

  private StillOut() {}

  /**
   * Areas that break and recover together. Immutable.
   *
   * @param customers in these areas, more than 0
   * @param out the part of those hit who are still out, 0 to 1
   */
  public record Group(double customers, double out) {

    public Group {
      if (!(customers > 0) || !(out >= 0) || out > 1) {
        throw new IllegalArgumentException(out + " of " + customers + " customers");
      }
    }
  }

  /** The part of all who were hit and still are, 0 to 1; 1 when no group is known. */
  public static double share(List<Group> groups) {
    double customers = groups.stream().mapToDouble(Group::customers).sum();
    double out = groups.stream().mapToDouble(group -> group.customers() * group.out()).sum();
    return customers > 0 ? Math.min(1, out / customers) : 1;
  }
}
