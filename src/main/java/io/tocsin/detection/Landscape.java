package io.tocsin.detection;

import io.tocsin.catalog.Caution;
import io.tocsin.catalog.ServiceKind;
import io.tocsin.detection.crowd.Calendar;
import io.tocsin.detection.crowd.Customers;
import io.tocsin.detection.crowd.Surroundings;
import io.tocsin.detection.crowd.Terrain;
import io.tocsin.detection.state.StateIn;
import io.tocsin.detection.state.StateOut;
import io.tocsin.detection.state.UnreadableState;
import io.tocsin.signals.LandscapeChanged;
import io.tocsin.signals.LandscapeChanged.Clientele;
import io.tocsin.signals.LandscapeChanged.Land;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What surrounds the services, as the catalogue last said. Immutable. */
final class Landscape {

  /** Before anybody said anything. */
  static final Landscape BLANK =
      new Landscape(
          new LandscapeChanged("", Instant.EPOCH, ZoneOffset.UTC, Set.of(), List.of(), List.of()));

  private final LandscapeChanged said;
  private final Calendar calendar;
  private final Terrain terrain;
  private final Map<String, Clientele> clienteles = new HashMap<>();

  Landscape(LandscapeChanged said) {
    this.said = said;
    this.calendar = new Calendar(said.zone(), said.holidays());
    this.terrain =
        new Terrain(
            said.lands().stream()
                .map(land ->
                    new Terrain.Land(land.area(), land.region(), land.people(), land.neighbours()))
                .toList());
    said.clienteles().forEach(one -> clienteles.put(one.service(), one));
  }

  Instant at() {
    return said.at();
  }

  /** What surrounds one service. */
  Surroundings around(String service, Predicate<String> disturbed) {
    Clientele theirs = clienteles.get(service);
    Customers customers =
        theirs == null
            ? new Customers(terrain, Map.of(), 0)
            : new Customers(terrain, theirs.byArea(), theirs.customers());
    boolean carries = theirs != null && theirs.carriesLines();
    return new Surroundings(calendar, customers, disturbed, carries ? service : "");
  }

  /** The services without which one does not work. */
  List<String> leansOn(String service) {
    Clientele theirs = clienteles.get(service);
    return theirs == null ? List.of() : theirs.leansOn();
  }

  /** The services that do not work without one. */
  List<String> leaningOn(String service) {
    return said.clienteles().stream()
        .filter(one -> one.leansOn().contains(service))
        .map(Clientele::service)
        .toList();
  }

  /** The kind of a service; what runs on servers, while nobody said. */
  ServiceKind kind(String service) {
    Clientele theirs = clienteles.get(service);
    return theirs == null ? ServiceKind.WEB : theirs.kind();
  }

  Caution caution() {
    return said.caution();
  }

  void save(StateOut out) {
    out.time(said.at());
    out.text(said.zone().getId());
    out.list(new TreeSet<>(said.holidays()), holiday -> out.number(holiday.toEpochDay()));
    out.list(
        said.lands(),
        land -> {
          out.text(land.area());
          out.text(land.region());
          out.number(land.people());
          out.list(land.neighbours(), out::text);
        });
    out.list(
        said.clienteles(),
        one -> {
          out.text(one.service());
          out.number(one.customers());
          out.map(one.byArea(), count -> out.number(count));
          out.list(one.leansOn(), out::text);
          out.flag(one.carriesLines());
          out.text(one.kind().name());
        });
    out.text(said.caution().name());
  }

  static Landscape restore(StateIn in) {
    Instant at = in.time();
    ZoneId zone = zone(in.text());
    Set<LocalDate> holidays = Set.copyOf(in.list(() -> LocalDate.ofEpochDay(in.number())));
    List<Land> lands =
        in.list(() -> new Land(in.text(), in.text(), in.number(), in.list(in::text)));
    List<Clientele> clienteles =
        in.list(() -> {
          String service = in.text();
          long customers = in.number();
          Map<String, Long> byArea = new HashMap<>();
          in.map(byArea, in::number);
          return new Clientele(
              service, customers, byArea, in.list(in::text), in.flag(), in.word(ServiceKind.class));
        });
    return new Landscape(
        new LandscapeChanged("", at, zone, holidays, lands, clienteles, in.word(Caution.class)));
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      throw new UnreadableState("no such time zone: " + id);
    }
  }
}
