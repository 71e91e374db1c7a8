package io.tocsin.signals;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.signals.bounce.Bounce;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Nearest;
import io.tocsin.wording.Rule;
import io.tocsin.wording.Text;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one draft against the catalogue and tells every fault at once; confined to one check. */
final class ReportRules {

  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_PARTY = 100;
  private static final int MOST_COHORTS = 8;
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final Duration OLDEST = Duration.ofDays(30);

  private final Catalog catalog;
  private final Postcodes postcodes;
  private final Instant now;
  private final List<Fault> faults = new ArrayList<>();

  ReportRules(Catalog catalog, Postcodes postcodes, Instant now) {
    this.catalog = catalog;
    this.postcodes = postcodes;
    this.now = now;
  }

  /** A draft that keeps every rule. */
  record Sound(
      Component component,
      @Nullable String symptom,
      @Nullable String area,
      Set<Cohort> cohorts,
      @Nullable Instant since,
      @Nullable String text,
      @Nullable String otherParty,
      @Nullable Bounce bounce) {}

  /** Returns the draft made sound; empty if there are faults. */
  Optional<Sound> check(ReportDraft draft) {
    Component component = component(draft.component());
    PastedBounce pasted = PastedBounce.of(draft);
    String symptom = symptom(component, pasted.tellsSymptom(draft, component));
    String area = area(draft.postcode());
    Set<Cohort> cohorts = pasted.tellsDomain(cohorts(draft.cohorts()), catalog);
    Instant since = since(draft.since());
    String text = text("text", pasted.cut(draft.text(), LONGEST_TEXT), LONGEST_TEXT, false);
    String party = text("other_party", draft.otherParty(), LONGEST_PARTY, true);
    return component == null || !faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sound(component, symptom, area, cohorts, since, text, party, pasted.bounce()));
  }

  /** Where calls are about: all that a tally says of them. */
  record Place(Component component, @Nullable String area) {}

  /** Returns where the tallied calls belong; empty if there are faults. */
  Optional<Place> place(CallDraft draft) {
    Component component = component(draft.component());
    String symptom = draft.symptom();
    if (symptom != null && component != null && !component.symptoms().contains(symptom)) {
      refuse("symptom", Rule.NOT_A_SYMPTOM, symptom, component.symptoms());
    }
    String area = area(draft.postcode());
    if (draft.calls() < 1 || draft.calls() > CallTally.MOST) {
      faults.add(new Fault("calls", Rule.WRONG_TYPE, Map.of("allowed", "1–" + CallTally.MOST)));
    }
    return component == null || !faults.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(component, area));
  }

  List<Fault> faults() {
    return faults;
  }

  private @Nullable Component component(@Nullable String id) {
    if (id == null || id.isBlank()) {
      faults.add(Fault.of("component", Rule.MISSING));
      return null;
    }
    Optional<Component> found = catalog.component(id);
    if (found.isEmpty()) {
      List<String> known = catalog.components().stream().map(Component::id).toList();
      refuse("component", Rule.NOT_A_COMPONENT, id, known);
    }
    return found.orElse(null);
  }

  private @Nullable String symptom(@Nullable Component component, ReportDraft draft) {
    String symptom = draft.symptom();
    if (draft.works() == (symptom != null)) {
      faults.add(new Fault("symptom", Rule.BOTH_OR_NEITHER, Map.of("fields", "symptom, works")));
      return null;
    }
    if (symptom != null && component != null && !component.symptoms().contains(symptom)) {
      refuse("symptom", Rule.NOT_A_SYMPTOM, symptom, component.symptoms());
    }
    return symptom;
  }

  private @Nullable String area(@Nullable String postcode) {
    if (postcode == null || postcode.isBlank()) {
      return null;
    }
    Optional<Area> area = postcodes.areaOf(postcode.strip()).counted();
    if (area.isEmpty()) {
      faults.add(Fault.of("postcode", Rule.NOT_A_POSTCODE));
    }
    return area.map(Area::code).orElse(null);
  }

  private Set<Cohort> cohorts(List<String> texts) {
    Set<Cohort> cohorts = new LinkedHashSet<>();
    if (texts.size() > MOST_COHORTS) {
      faults.add(
          new Fault("cohorts", Rule.TOO_MANY, Map.of("max", Integer.toString(MOST_COHORTS))));
      return cohorts;
    }
    for (int i = 0; i < texts.size(); i++) {
      Optional<Cohort> cohort = Cohort.parse(texts.get(i)).filter(catalog::knows);
      if (cohort.isPresent()) {
        cohorts.add(cohort.get());
      } else {
        refuse("cohorts[" + i + "]", Rule.NOT_A_COHORT, texts.get(i), knownCohorts());
      }
    }
    return cohorts;
  }

  private List<String> knownCohorts() {
    return catalog.cohorts().stream()
        .flatMap(dimension -> dimension.cohorts().stream())
        .map(Cohort::toString)
        .toList();
  }

  private @Nullable Instant since(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    Optional<Instant> since = instant(text);
    if (since.isEmpty()) {
      faults.add(Fault.of("since", Rule.NOT_AN_INSTANT));
    } else if (since.get().isAfter(now.plus(CLOCKS_DIFFER))) {
      faults.add(Fault.of("since", Rule.IN_THE_FUTURE));
    } else if (since.get().isBefore(now.minus(OLDEST))) {
      faults.add(new Fault("since", Rule.TOO_FAR, Map.of("max", OLDEST.toString())));
    }
    return since
        .filter(instant -> instant.isBefore(now))
        .or(() -> since.map(any -> now))
        .orElse(null);
  }

  /** RFC 3339 is ISO 8601 with the offset always there and four digits of year. */
  private static Optional<Instant> instant(String text) {
    try {
      return text.length() > 40
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private @Nullable String text(String field, @Nullable String raw, int longest, boolean line) {
    if (raw == null || raw.isBlank()) {
      return null;
    }
    String text = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC).replace("\r\n", "\n");
    Optional<Rule> fault = line ? Text.faultInLine(text, longest) : Text.faultIn(text, longest);
    fault.ifPresent(
        rule -> faults.add(new Fault(field, rule, Map.of("max", Integer.toString(longest)))));
    return fault.isPresent() ? null : Masking.mask(text);
  }

  private void refuse(String field, Rule rule, String value, List<String> known) {
    Map<String, String> details =
        Nearest.to(value, known)
            .map(near -> Map.of("didYouMean", near))
            .orElseGet(() -> Map.of("allowed", shown(known)));
    faults.add(new Fault(field, rule, details));
  }

  private static String shown(List<String> known) {
    return known.size() <= 30
        ? String.join(", ", known)
        : String.join(", ", known.subList(0, 30)) + ", …";
  }
}
