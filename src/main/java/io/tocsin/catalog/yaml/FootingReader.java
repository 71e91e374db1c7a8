package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Footing;
import io.tocsin.catalog.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads of a service {@code customers:}, {@code depends_on:} and {@code networks:}. Confined to one
 * reading.
 */
final class FootingReader {

  private static final int MOST_CUSTOMERS = 2_000_000_000;
  private static final int MOST_SERVICES = 50;
  private static final int MOST_NETWORKS = 2_000;
  private static final Form<Integer> COUNT = Forms.number(0, MOST_CUSTOMERS);
  private static final Form<Network> NETWORK = Form.ofText(FootingReader::network);

  private final Areas areas;
  private final Register services = new Register("other-service");

  FootingReader(Areas areas) {
    this.areas = areas;
  }

  /** Hears of a service before any is read: one may depend on another that stands below it. */
  void announce(Section service) {
    service.value("id").ifPresent(id -> services.put(id.written()));
  }

  Footing read(Section service) {
    Optional<Customers> customers = service.value("customers").flatMap(this::customers);
    Optional<List<String>> dependsOn =
        service.optional("depends_on", Forms.listOf(another(service), 0, MOST_SERVICES));
    Optional<List<Network>> networks =
        service.optional("networks", Forms.listOf(NETWORK, 0, MOST_NETWORKS));
    Customers known = customers.orElse(new Customers(0, Map.of()));
    return new Footing(
        known.all(), known.byArea(), dependsOn.orElse(List.of()), networks.orElse(List.of()));
  }

  private record Customers(long all, Map<String, Long> byArea) {}

  /** One number, or one for each area, with {@code all} where not every customer has an area. */
  private Optional<Customers> customers(Value value) {
    return value.isMapping()
        ? value.mapping().flatMap(section -> byArea(value, section))
        : COUNT.read(value).map(count -> new Customers(count, Map.of()));
  }

  private Optional<Customers> byArea(Value value, Section section) {
    Optional<Integer> all = section.optional("all", COUNT);
    Map<String, Long> byArea = new LinkedHashMap<>();
    for (Area area : areas.all()) {
      section
          .optional(area.code(), COUNT)
          .ifPresent(count -> byArea.put(area.code(), count.longValue()));
    }
    long sum = byArea.values().stream().mapToLong(Long::longValue).sum();
    if (all.isPresent() && all.get() < sum) {
      return value.fault(FaultRule.MORE_THAN_ALL, Hint.NONE, all.get(), sum);
    }
    return section.whole(() -> new Customers(all.map(Integer::longValue).orElse(sum), byArea));
  }

  /** A service cannot do without itself. */
  private Form<String> another(Section service) {
    String own = service.value("id").map(Value::written).orElse("");
    return services
        .reference()
        .then((value, name) ->
            name.equals(own)
                ? value.fault(FaultRule.UNKNOWN_REFERENCE, Hint.NONE, "other-service")
                : Optional.of(name));
  }

  private static Optional<Network> network(Value value, String text) {
    Optional<Network> network = Network.parse(text);
    return network.isPresent() ? network : value.fault(FaultRule.NOT_A_NETWORK);
  }
}
