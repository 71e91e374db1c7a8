package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Areas;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.Footing;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Service;
import io.tocsin.catalog.ServiceKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code services:}. Confined to one reading. */
final class ServiceReader {

  private static final int MAX_SERVICES = 500;
  private static final int MAX_COMPONENTS = 100;
  private static final int MAX_CHANNELS = 50;
  private static final int MAX_HELP = 20;
  private static final int MAX_SYMPTOMS = 10;
  private static final int MAX_DOMAINS = 20;

  private final Form<LocalizedText> name;
  private final Form<LocalizedText> sentences;
  private final FirstHelp firstHelp = FirstHelp.shipped();
  private final Register services = new Register("service");
  private final Register components;
  private final FootingReader footing;

  ServiceReader(List<String> languages, Register components, Areas areas) {
    this.footing = new FootingReader(areas);
    this.name = TextForm.line(languages);
    this.sentences = TextForm.sentences(languages);
    this.components = components;
  }

  List<Service> read(Section root) {
    List<Service> read = new ArrayList<>();
    root.requiredValue("services");
    List<Section> sections = root.sections("services", 1, MAX_SERVICES);
    sections.forEach(footing::announce);
    sections.forEach(section -> service(section).ifPresent(read::add));
    return read;
  }

  private Optional<Service> service(Section section) {
    Optional<String> id = section.required("id", services.newName(Forms.ID));
    Optional<LocalizedText> title = section.required("name", name);
    Optional<ServiceKind> kind = section.required("kind", Forms.oneOf(kinds()));
    Optional<String> operator = section.required("operator", Forms.line(TextForm.NAME));
    List<Channel> channels = channels(section);
    Optional<List<LocalizedText>> own =
        section.optional("first_help", Forms.listOf(sentences, 0, MAX_HELP));
    Optional<List<String>> domains =
        section.optional("operator_domains", Forms.listOf(Forms.DOMAIN, 0, MAX_DOMAINS));
    Footing stands = footing.read(section);
    section.requiredValue("components");
    List<Component> read = new ArrayList<>();
    for (Section component : section.sections("components", 1, MAX_COMPONENTS)) {
      component(component, id, kind).ifPresent(read::add);
    }
    return section.whole(() ->
        new Service(
            id.orElseThrow(),
            title.orElseThrow(),
            kind.orElseThrow(),
            operator.orElseThrow(),
            read,
            channels,
            own.orElseGet(() -> firstHelp.of(kind.orElseThrow())),
            domains.orElse(List.of()),
            stands));
  }

  private Optional<Component> component(
      Section section, Optional<String> service, Optional<ServiceKind> kind) {
    Optional<String> id = section.required("id", components.newName(Forms.ID));
    Optional<LocalizedText> title = section.required("name", name);
    Optional<LocalizedText> description = section.optional("description", sentences);
    Optional<List<String>> symptoms = symptoms(section, kind);
    if (service.isEmpty() || symptoms.isEmpty()) {
      section.refuseOtherKeys();
      return Optional.empty();
    }
    return section.whole(() ->
        new Component(
            id.orElseThrow(),
            service.get(),
            title.orElseThrow(),
            description.orElse(null),
            symptoms.get()));
  }

  /** Without a kind nobody knows which symptoms there are: the service's own fault says so. */
  private static Optional<List<String>> symptoms(Section section, Optional<ServiceKind> kind) {
    Optional<Value> chosen = section.value("symptoms");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Register known = new Register("symptom");
    kind.get().symptomIds().forEach(known::put);
    Form<List<String>> form = Forms.listOf(known.reference(), 1, MAX_SYMPTOMS);
    return chosen.isEmpty() ? Optional.of(kind.get().symptomIds()) : chosen.flatMap(form::read);
  }

  private List<Channel> channels(Section section) {
    Register ids = new Register("channel");
    List<Channel> read = new ArrayList<>();
    for (Section channel : section.sections("channels", 0, MAX_CHANNELS)) {
      Optional<String> id = channel.required("id", ids.newName(Forms.ID));
      Optional<LocalizedText> title = channel.required("name", name);
      Optional<URI> url = channel.optional("url", Forms.WEB_ADDRESS);
      channel
          .whole(() -> new Channel(id.orElseThrow(), title.orElseThrow(), url.orElse(null)))
          .ifPresent(read::add);
    }
    return read;
  }

  private static Map<String, ServiceKind> kinds() {
    Map<String, ServiceKind> kinds = new LinkedHashMap<>();
    for (ServiceKind kind : ServiceKind.values()) {
      kinds.put(kind.id(), kind);
    }
    return kinds;
  }
}
