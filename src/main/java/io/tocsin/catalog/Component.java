package io.tocsin.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function of a service that a person would name: receive, send, sign in. Immutable.
 *
 * @param id unique over the whole catalogue, not only within its service
 * @param service the id of the service it belongs to
 * @param description a sentence for people who do not know the name
 * @param symptoms ids of the symptoms offered on its report form, in order; all belong to the kind
 *     of its service
 */
public record Component(
    String id,
    String service,
    LocalizedText name,
    @Nullable LocalizedText description,
    List<String> symptoms) {

  public Component {
    Id.require("component", id);
    Id.require("service", service);
    symptoms = List.copyOf(symptoms);
    if (symptoms.isEmpty()) {
      throw new IllegalArgumentException("component " + id + " offers no symptom");
    }
  }

  /** Makes a component that offers every symptom of its kind and needs no description. */
  public static Component of(String id, String service, LocalizedText name, ServiceKind kind) {
    return new Component(id, service, name, null, kind.symptomIds());
  }
}
