package io.tocsin.publication;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.publication.AmIAffected.Asked;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to ask whether they are touched, reduced at once to groups and an area;
 * immutable.
 *
 * <p>The address itself goes no further than this: only the domain is looked at, and only compared.
 *
 * @param asked who asks
 * @param unknownDomain whether an address was given whose domain the catalogue does not name
 * @param faults what is wrong with what was typed; it never repeats what was typed
 */
public record AskedWho(Asked asked, boolean unknownDomain, List<Fault> faults) {

  private static final int LONGEST = 320;

  public AskedWho {
    faults = List.copyOf(faults);
  }

  /**
   * Reads what was typed.
   *
   * @param address a mail address or its domain, or empty
   * @param postcode a postcode, or the code or name of an area, or empty
   * @param groups {@code dimension:value} each
   */
  public static AskedWho read(
      Catalog catalog, Postcodes postcodes, String address, String postcode, List<String> groups) {
    List<Fault> faults = new ArrayList<>();
    Set<Cohort> cohorts = new HashSet<>();
    for (String group : groups) {
      Optional<Cohort> cohort = Cohort.parse(group).filter(catalog::knows);
      if (cohort.isPresent()) {
        cohorts.add(cohort.get());
      } else if (!group.isBlank()) {
        faults.add(Fault.of("cohorts", Rule.NOT_A_COHORT));
      }
    }
    String domain = domain(address, faults);
    Optional<Cohort> named = domain.isEmpty() ? Optional.empty() : named(catalog, domain);
    named.ifPresent(cohorts::add);
    @Nullable String area = area(catalog, postcodes, postcode, faults);
    boolean unknown = !domain.isEmpty() && named.isEmpty();
    return new AskedWho(new Asked(cohorts, area), unknown, faults);
  }

  private static String domain(String address, List<Fault> faults) {
    String typed = address.strip().toLowerCase(Locale.ROOT);
    if (typed.isEmpty()) {
      return "";
    }
    String domain = typed.substring(typed.lastIndexOf('@') + 1);
    String bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    if (typed.length() > LONGEST || !Cohort.isValue(bare)) {
      faults.add(Fault.of("address", Rule.NOT_AN_ADDRESS));
      return "";
    }
    return bare;
  }

  private static Optional<Cohort> named(Catalog catalog, String domain) {
    return catalog.cohorts().stream()
        .flatMap(dimension -> dimension.cohorts().stream())
        .filter(cohort -> cohort.value().equals(domain))
        .findFirst();
  }

  private static @Nullable String area(
      Catalog catalog, Postcodes postcodes, String place, List<Fault> faults) {
    if (place.isBlank()) {
      return null;
    }
    Optional<Area> area =
        place.length() > LONGEST
            ? Optional.empty()
            : postcodes
                .areaOf(place.strip())
                .counted()
                .or(() -> catalog.areas().called(place.strip()));
    if (area.isEmpty()) {
      faults.add(Fault.of("postcode", Rule.NOT_A_POSTCODE));
    }
    return area.map(Area::code).orElse(null);
  }

  /** Tells nothing of who asks: this is not for logs. */
  @Override
  public String toString() {
    return "somebody who asks";
  }
}
