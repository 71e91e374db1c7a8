package io.tocsin.signals;

import io.tocsin.catalog.Caution;
import io.tocsin.catalog.ServiceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What surrounds the services changed, or was read for the first time: when people live, which
 * areas there are, where customers are and who leans on whom; broadcast to every partition.
 *
 * @param zone in which people live
 * @param holidays public holidays of the years around, by local date
 * @param caution how much it takes before reports are called a disturbance
 */
public record LandscapeChanged(
    String id,
    Instant at,
    ZoneId zone,
    Set<LocalDate> holidays,
    List<Land> lands,
    List<Clientele> clienteles,
    Caution caution)
    implements Signal {

  /** With the usual caution. */
  public LandscapeChanged(
      String id,
      Instant at,
      ZoneId zone,
      Set<LocalDate> holidays,
      List<Land> lands,
      List<Clientele> clienteles) {
    this(id, at, zone, holidays, lands, clienteles, Caution.USUAL);
  }

  /**
   * One area.
   *
   * @param region empty if it belongs to none
   * @param people how many live there
   * @param neighbours codes of the areas it touches
   */
  public record Land(String area, String region, long people, List<String> neighbours) {
    public Land {
      neighbours = List.copyOf(neighbours);
    }
  }

  /**
   * Who the customers of a service are and what it leans on.
   *
   * @param customers altogether; zero if nobody said
   * @param byArea customers by area; empty if nobody said
   * @param leansOn services without which it does not work
   * @param carriesLines whether its customers' lines are its own: an operator
   * @param kind what kind of service it is: outages of a kind last alike
   */
  public record Clientele(
      String service,
      long customers,
      Map<String, Long> byArea,
      List<String> leansOn,
      boolean carriesLines,
      ServiceKind kind) {

    /** A service that runs on servers. */
    public Clientele(
        String service,
        long customers,
        Map<String, Long> byArea,
        List<String> leansOn,
        boolean carriesLines) {
      this(service, customers, byArea, leansOn, carriesLines, ServiceKind.WEB);
    }

    public Clientele {
      byArea = Map.copyOf(byArea);
      leansOn = List.copyOf(leansOn);
      kind = kind == null ? ServiceKind.WEB : kind; // written before it was told
    }
  }

  public LandscapeChanged {
    holidays = Set.copyOf(holidays);
    lands = List.copyOf(lands);
    clienteles = List.copyOf(clienteles);
    caution = caution == null ? Caution.USUAL : caution; // written before there was a choice
  }

  @Override
  public String key() {
    return "";
  }
}
