package io.tocsin.catalog.geography;

import io.tocsin.catalog.Area;
import java.util.Optional;

/** Where a postcode lies, as far as a postcode can tell. Immutable. */
public sealed interface PostcodeAnswer {

  /** Returns the area a report with this postcode is counted in, if there is one. */
  Optional<Area> counted();

  /** The whole postcode lies in one area of the catalogue. */
  record One(Area area) implements PostcodeAnswer {
    @Override
    public Optional<Area> counted() {
      return Optional.of(area);
    }
  }

  /**
   * The postcode is shared; whoever counts in the larger area must say so, or ask.
   *
   * @param larger where most of the postcode's people live
   */
  record Two(Area larger, Area smaller) implements PostcodeAnswer {
    @Override
    public Optional<Area> counted() {
      return Optional.of(larger);
    }
  }

  /** No such postcode, a CEDEX, or a place outside the areas of the catalogue. */
  record Unknown() implements PostcodeAnswer {
    @Override
    public Optional<Area> counted() {
      return Optional.empty();
    }
  }
}
