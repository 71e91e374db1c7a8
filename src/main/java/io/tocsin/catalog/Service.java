package io.tocsin.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Something people depend on, run by somebody. Immutable.
 *
 * @param operator the name of who runs it, as people know it
 * @param components the functions, in the order of the page; at least one
 * @param channels where the operator speaks
 * @param firstHelp general advice that holds before anything is known: the owner's own, else what
 *     ships for the kind
 * @param operatorDomains domains, in lower case, of which whoever proves to hold one speaks as the
 *     operator where an observer runs the page
 * @param footing its customers, and what it cannot do without
 */
public record Service(
    String id,
    LocalizedText name,
    ServiceKind kind,
    String operator,
    List<Component> components,
    List<Channel> channels,
    List<LocalizedText> firstHelp,
    List<String> operatorDomains,
    Footing footing) {

  /** A service of whose customers nobody said anything. */
  public Service(
      String id,
      LocalizedText name,
      ServiceKind kind,
      String operator,
      List<Component> components,
      List<Channel> channels,
      List<LocalizedText> firstHelp,
      List<String> operatorDomains) {
    this(
        id,
        name,
        kind,
        operator,
        components,
        channels,
        firstHelp,
        operatorDomains,
        Footing.UNKNOWN);
  }

  /** A service for which nobody may prove to speak. */
  public Service(
      String id,
      LocalizedText name,
      ServiceKind kind,
      String operator,
      List<Component> components,
      List<Channel> channels,
      List<LocalizedText> firstHelp) {
    this(id, name, kind, operator, components, channels, firstHelp, List.of());
  }

  public Service {
    Id.require("service", id);
    if (operator.isBlank()) {
      throw new IllegalArgumentException("service " + id + " has no operator");
    }
    components = List.copyOf(components);
    channels = List.copyOf(channels);
    firstHelp = List.copyOf(firstHelp);
    operatorDomains = List.copyOf(operatorDomains);
    checkComponents(id, kind, components);
    checkChannels(id, channels);
  }

  private static void checkComponents(String id, ServiceKind kind, List<Component> components) {
    if (components.isEmpty()) {
      throw new IllegalArgumentException("service " + id + " has no component");
    }
    List<String> known = kind.symptomIds();
    for (Component component : components) {
      if (!component.service().equals(id)) {
        throw new IllegalArgumentException(component.id() + " is not a component of " + id);
      }
      if (!known.containsAll(component.symptoms())) {
        throw new IllegalArgumentException(component.id() + " offers symptoms foreign to " + kind);
      }
    }
  }

  private static void checkChannels(String id, List<Channel> channels) {
    Set<String> seen = new HashSet<>();
    for (Channel channel : channels) {
      if (!seen.add(channel.id())) {
        throw new IllegalArgumentException("service " + id + " names twice " + channel.id());
      }
    }
  }

  /** Returns the symptoms offered on a component's report form, in its order. */
  public List<Symptom> symptomsOf(Component component) {
    return component.symptoms().stream().flatMap(id -> kind.symptom(id).stream()).toList();
  }
}
