package io.tocsin.site.view;

import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is where in a snapshot, so that nobody reads a thousand services to find one. Immutable. */
public final class Contents {

  private final Map<String, ServiceView> services = new HashMap<>();
  private final Map<String, Entry> components = new HashMap<>();
  private final List<IncidentView> open;

  /** A component and its place in the order of the page. */
  private record Entry(int place, ComponentView view) {}

  /** Reads a snapshot. */
  public Contents(PublicSnapshot snapshot) {
    for (ServiceView service : snapshot.services()) {
      services.putIfAbsent(service.id(), service);
      for (ComponentView component : service.components()) {
        components.putIfAbsent(component.id(), new Entry(components.size(), component));
      }
    }
    this.open = snapshot.incidents().stream().filter(IncidentView::isOpen).toList();
  }

  Optional<ServiceView> service(String id) {
    return Optional.ofNullable(services.get(id));
  }

  Optional<ComponentView> component(String id) {
    return Optional.ofNullable(components.get(id)).map(Entry::view);
  }

  /** Returns the components that are known, in the order of the page. */
  public List<ComponentView> components(Collection<String> ids) {
    return ids.stream()
        .distinct()
        .map(components::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(Entry::place))
        .map(Entry::view)
        .toList();
  }

  /** Returns the incidents that are not closed, in the order of the snapshot. */
  List<IncidentView> open() {
    return open;
  }
}
