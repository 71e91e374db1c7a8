package io.tocsin.catalog.yaml;

import io.tocsin.catalog.Channel;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Playbook.PhoneCall;
import io.tocsin.catalog.Playbook.Trigger;
import io.tocsin.catalog.Service;
import io.tocsin.wording.Placeholder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code playbooks:}. Confined to one reading. */
final class PlaybookReader {

  private static final int MAX_PLAYBOOKS = 100;
  private static final int MAX_COMPONENTS = 100;
  private static final int MAX_CALLS = 30;
  private static final int MAX_CHANNELS = 50;
  private static final int LONGEST_WORD = 2_000;
  private static final Duration USUAL_CADENCE = Duration.ofHours(1);
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}?");

  private final List<String> languages;
  private final Register components;
  private final List<Service> services;
  private final Register playbooks = new Register("playbook");

  /**
   * Makes a reader.
   *
   * @param components all that were declared
   * @param services those that were declared without a fault
   */
  PlaybookReader(List<String> languages, Register components, List<Service> services) {
    this.languages = languages;
    this.components = components;
    this.services = services;
  }

  List<Playbook> read(Section root) {
    List<Playbook> read = new ArrayList<>();
    root.sections("playbooks", 0, MAX_PLAYBOOKS)
        .forEach(section -> playbook(section).ifPresent(read::add));
    return read;
  }

  private Optional<Playbook> playbook(Section section) {
    Optional<String> id = section.required("id", playbooks.newName(Forms.ID));
    Optional<LocalizedText> name = section.required("name", TextForm.line(languages));
    Optional<Trigger> trigger = section.optional("trigger", Forms.oneOf(triggers()));
    Optional<List<String>> about =
        section.required(
            "components",
            Forms.listOf(components.reference(), 1, MAX_COMPONENTS).then(this::ofOneService));
    Optional<LocalizedText> symptoms = section.required("symptoms", TextForm.sentences(languages));
    Optional<LocalizedText> word =
        section.optional("first_word", new TextForm(languages, Form.ofText(this::firstWord)));
    Optional<Duration> cadence =
        section.optional("cadence", Forms.duration(Duration.ofMinutes(5), Duration.ofDays(7)));
    List<String> channels = channels(section, about.orElse(List.of()));
    List<PhoneCall> calls = new ArrayList<>();
    section.sections("calls", 0, MAX_CALLS).forEach(call -> call(call).ifPresent(calls::add));
    Optional<Duration> alone =
        section.optional(
            "speak_alone_after", Forms.duration(Duration.ofMinutes(1), Duration.ofDays(1)));
    return section.whole(() ->
        new Playbook(
            id.orElseThrow(),
            name.orElseThrow(),
            trigger.orElse(Trigger.MANUAL),
            Set.copyOf(about.orElseThrow()),
            symptoms.orElseThrow(),
            word.orElse(null),
            cadence.orElse(USUAL_CADENCE),
            channels,
            calls,
            alone.orElse(null)));
  }

  private Optional<List<String>> ofOneService(Value value, List<String> about) {
    Set<String> owners =
        services.stream()
            .filter(
                service -> service.components().stream().anyMatch(one -> about.contains(one.id())))
            .map(Service::id)
            .collect(Collectors.toSet());
    return owners.size() > 1 ? value.fault(FaultRule.TWO_SERVICES) : Optional.of(about);
  }

  /** Only what is known the moment it is rung may be left open: at night nobody types. */
  private Optional<String> firstWord(Value value, String text) {
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      boolean closed = place.group().endsWith("}");
      Optional<Placeholder> named =
          Placeholder.named(String.valueOf(place.group(1))).filter(Playbook.PLACES::contains);
      if (!closed || named.isEmpty()) {
        return value.fault(FaultRule.NOT_A_PLACE, Hint.NONE, places());
      }
    }
    return Forms.text(LONGEST_WORD).read(value);
  }

  private static String places() {
    return Playbook.PLACES.stream()
        .map(place -> "{" + place.label() + "}")
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<String> channels(Section section, List<String> about) {
    @Nullable Service owner =
        services.stream()
            .filter(
                service -> service.components().stream().anyMatch(one -> about.contains(one.id())))
            .findFirst()
            .orElse(null);
    Register known = new Register("channel");
    Form<String> form = Forms.ID;
    if (owner != null) {
      owner.channels().stream().map(Channel::id).forEach(known::put);
      form = known.reference();
    }
    return section.optional("channels", Forms.listOf(form, 0, MAX_CHANNELS)).orElse(List.of());
  }

  private Optional<PhoneCall> call(Section section) {
    Optional<LocalizedText> by = section.required("by", TextForm.line(languages));
    Optional<LocalizedText> to = section.required("to", TextForm.line(languages));
    Optional<String> phone = section.required("phone", Forms.line(40));
    Optional<LocalizedText> about = section.optional("about", TextForm.sentences(languages));
    return section.whole(() ->
        new PhoneCall(by.orElseThrow(), to.orElseThrow(), phone.orElseThrow(), about.orElse(null)));
  }

  private static Map<String, Trigger> triggers() {
    Map<String, Trigger> triggers = new LinkedHashMap<>();
    for (Trigger trigger : Trigger.values()) {
      triggers.put(trigger.id(), trigger);
    }
    return triggers;
  }
}
