package io.tocsin.app.demo;

import io.tocsin.app.story.Condition;
import io.tocsin.app.story.World;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.HttpProbeSpec;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.SmtpProbeSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody broke by hand; thread-safe. A server that was touched is no longer the story's: its
 * script ends.
 */
public final class Switchboard {

  private final World world;
  private final List<ProbeSpec> mail;
  private final ProbeSpec site;
  private final Set<Switch> on = EnumSet.noneOf(Switch.class);
  private final Set<String> held = new HashSet<>();
  private final List<ProbeSpec> mended = new ArrayList<>();
  private long flips;

  /** A board with all switches off. */
  Switchboard(World world, Catalog catalog) {
    this.world = world;
    this.mail = catalog.probes().stream().filter(SmtpProbeSpec.class::isInstance).toList();
    this.site =
        catalog.probes().stream().filter(HttpProbeSpec.class::isInstance).findFirst().orElseThrow();
  }

  /** Flips a switch; one that stands so already stays. */
  public synchronized void flip(Switch which, boolean turnOn) {
    if (on.contains(which) == turnOn) {
      return;
    }
    flips++;
    if (turnOn) {
      on.add(which);
    } else {
      on.remove(which);
    }
    switch (which) {
      case MAIL_ANSWERS_550 -> mail.forEach(server -> hold(server, mailCondition()));
      case SITE_SAYS_MAINTENANCE -> siteTurned(which, Switch.SITE_LOADS_FOR_EVER);
      case SITE_LOADS_FOR_EVER -> siteTurned(which, Switch.SITE_SAYS_MAINTENANCE);
      case OPERATOR_MUTE -> {}
      case OWN_NETWORK_GONE -> world.cutOwnNetwork(turnOn);
    }
  }

  private Condition mailCondition() {
    return on.contains(Switch.MAIL_ANSWERS_550) ? Condition.UNKNOWN_USER : Condition.OK;
  }

  /** A page cannot arrive and not arrive: the switch that was turned last counts. */
  private void siteTurned(Switch turned, Switch other) {
    if (on.contains(turned)) {
      on.remove(other);
    }
    if (on.contains(Switch.SITE_SAYS_MAINTENANCE)) {
      hold(site, Condition.MAINTENANCE);
    } else if (on.contains(Switch.SITE_LOADS_FOR_EVER)) {
      hold(site, Condition.ENDLESS);
    } else {
      hold(site, Condition.OK);
    }
  }

  private void hold(ProbeSpec server, Condition condition) {
    held.add(server.id());
    world.set(server.id(), condition);
    mended.remove(server);
    if (condition == Condition.OK) {
      mended.add(server);
    }
  }

  /** The switches that are on. */
  public synchronized Set<Switch> on() {
    return EnumSet.copyOf(on.isEmpty() ? EnumSet.noneOf(Switch.class) : on);
  }

  /** Servers that are no longer the story's. */
  synchronized Set<String> held() {
    return Set.copyOf(held);
  }

  /** How often somebody flipped anything. */
  synchronized long flips() {
    return flips;
  }

  boolean isMute() {
    return on().contains(Switch.OPERATOR_MUTE);
  }

  /** The servers somebody broke. */
  synchronized List<ProbeSpec> broken() {
    List<ProbeSpec> broken = new ArrayList<>();
    if (on.contains(Switch.MAIL_ANSWERS_550)) {
      broken.addAll(mail);
    }
    if (on.contains(Switch.SITE_SAYS_MAINTENANCE) || on.contains(Switch.SITE_LOADS_FOR_EVER)) {
      broken.add(site);
    }
    return broken;
  }

  /** The servers somebody broke and mended again. */
  synchronized List<ProbeSpec> mended() {
    return List.copyOf(mended);
  }

  /** The site that switches move. */
  ProbeSpec site() {
    return site;
  }
}
