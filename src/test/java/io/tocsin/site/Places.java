package io.tocsin.site;

import static io.tocsin.catalog.LocalizedText.frenchAndEnglish;

import io.tocsin.catalog.Area;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
import io.tocsin.catalog.geography.FrenchAreas;
import io.tocsin.detection.ComponentState;
import io.tocsin.detection.Evidence;
import io.tocsin.detection.Evidence.People;
import io.tocsin.detection.Verdict;
import io.tocsin.detection.VerdictReason;
import io.tocsin.incidents.Assertion;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Phase;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import io.tocsin.publication.DayLog;
import io.tocsin.publication.Gazetteer;
import io.tocsin.publication.PublicSnapshot;
import io.tocsin.publication.PublicSnapshot.ComponentView;
import io.tocsin.publication.PublicSnapshot.IncidentView;
import io.tocsin.publication.PublicSnapshot.ServiceView;
import io.tocsin.publication.PublicSnapshot.TimelineEntry;
import io.tocsin.publication.aftermath.PublicRecord;
import io.tocsin.publication.facts.FactSheet;
import io.tocsin.publication.facts.Reach;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bad morning of which something is known in some places: told, reported, said and denied. */
final class Places {

  static final Set<String> GRAND_EST =
      Set.of("08", "10", "51", "52", "54", "55", "57", "67", "68", "88");

  private final List<TimelineEntry> timeline = new ArrayList<>();
  private Map<String, Integer> people = Map.of();
  private List<Reach> reach = List.of();
  private List<MouthText> mouths = List.of();
  private Gazetteer places = Gazetteer.all(FrenchAreas.load());
  private Mode mode = Mode.OBSERVER;
  private boolean closed;

  /** Nothing is known of any place. */
  static Places none() {
    return new Places();
  }

  /** All that can be known, in one picture. */
  static Places all() {
    return none()
        .declared(ComponentState.OUT, "62", "80")
        .declared(ComponentState.WORKS, "2A")
        .reported(Map.of("59", 14, "67", 5, "75", 9, "974", 3, "13", 2))
        .found("71", "69")
        .only(GRAND_EST)
        .spoken();
  }

  Places declared(ComponentState state, String... codes) {
    List<Reach> more = new ArrayList<>(reach);
    more.add(new Reach("receive", state, Set.of(), Set.of(codes)));
    reach = more;
    return this;
  }

  Places reported(Map<String, Integer> byArea) {
    people = byArea;
    return this;
  }

  Places found(String... codes) {
    Instant at = Samples.ONSET.plus(Duration.ofMinutes(20));
    timeline.add(
        new TimelineEntry.Shown(
            at,
            new Verdict(
                at,
                "mail",
                "receive",
                Set.of(),
                Verdict.Change.REVISED,
                ComponentState.OUT,
                VerdictReason.MORE_IS_KNOWN,
                0.9,
                Samples.ONSET,
                Set.of(codes),
                new Verdict.Numbers(38, 1.2, 15, codes.length, 0, 0))));
    return this;
  }

  Places only(Set<String> codes) {
    return said(new Assertion.Where(true, codes));
  }

  Places said(Assertion assertion) {
    Source source =
        new Source(null, null, Samples.ONSET.plusSeconds(3600), Source.Precision.HOUR, null);
    Claim claim =
        new Claim(
            "c-7",
            "i-0303",
            "mail",
            frenchAndEnglish("Seulement là-bas.", "Only over there."),
            false,
            source,
            source.at(),
            null,
            Recorder.EDITOR,
            List.of(assertion),
            null);
    timeline.add(new TimelineEntry.Claimed(source.at(), claim));
    return this;
  }

  Places spoken() {
    List<MouthText> texts = new ArrayList<>();
    for (String language : List.of("fr", "en")) {
      for (Mouth mouth : Mouth.values()) {
        texts.add(
            new MouthText(
                mouth, language, Register.PLAIN, null, mouth.id() + " " + language + ".\nTwo."));
      }
    }
    mouths = texts;
    timeline.addAll(Samples.badMorning().timeline());
    return this;
  }

  Places by(Mode keeper) {
    mode = keeper;
    return this;
  }

  Places over() {
    closed = true;
    return this;
  }

  Places called(Gazetteer names) {
    places = names;
    return this;
  }

  /** Areas that another land has under the same codes. */
  static Gazetteer elsewhere() {
    return new Gazetteer(
        List.of(
            new Area("59", LocalizedText.of("fr", "Quartier 59"), null, 0),
            new Area("67", LocalizedText.of("fr", "Quartier 67"), null, 0)),
        List.of());
  }

  PublicSnapshot snapshot() {
    PublicSnapshot base = Samples.acknowledged();
    ServiceView service = base.services().getFirst();
    List<ComponentView> components = new ArrayList<>(service.components());
    components.set(0, heard(components.getFirst()));
    return new PublicSnapshot(
        base.generation(),
        base.at(),
        Samples.site(mode, null),
        List.of(
            new ServiceView(
                service.id(),
                service.name(),
                service.operator(),
                service.kind(),
                components,
                service.operatorVoice(),
                null,
                List.of())),
        List.of(incident()),
        List.of(),
        PublicRecord.EMPTY,
        places,
        Map.of(),
        DayLog.NONE);
  }

  private ComponentView heard(ComponentView receive) {
    Evidence evidence = receive.evidence();
    People before = evidence.people();
    People now =
        new People(
            before.failing(),
            before.working(),
            before.expected(),
            before.last(),
            before.symptoms(),
            people,
            before.hours());
    return Samples.component(
        receive.id(),
        receive.name(),
        receive.state(),
        receive.cohorts(),
        new Evidence(
            evidence.service(),
            evidence.component(),
            evidence.asOf(),
            evidence.state(),
            evidence.since(),
            evidence.states(),
            evidence.probes(),
            now,
            evidence.calls()));
  }

  private IncidentView incident() {
    IncidentView bad = Samples.badMorning();
    FactSheet blank = FactSheet.BLANK;
    return new IncidentView(
        bad.id(),
        bad.service(),
        bad.title(),
        closed ? Phase.CLOSED : bad.phase(),
        bad.components(),
        bad.onset(),
        bad.openedAt(),
        null,
        null,
        closed ? Samples.NOW.minusSeconds(600) : null,
        null,
        closed ? null : bad.eta(),
        closed ? null : bad.nextWord(),
        bad.promises(),
        bad.cohorts(),
        bad.workarounds(),
        timeline,
        new FactSheet(
            blank.symptoms(),
            blank.known(),
            blank.unknown(),
            blank.cause(),
            blank.rumours(),
            reach,
            blank.affected(),
            blank.dataFates(),
            blank.stillWorks(),
            blank.repair(),
            blank.eta(),
            blank.nextWord(),
            blank.measures(),
            blank.prevention(),
            blank.harm(),
            blank.apology(),
            blank.compensation()),
        mouths,
        List.of(),
        List.of());
  }
}
