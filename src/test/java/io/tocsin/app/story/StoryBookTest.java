package io.tocsin.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.story.StoryBook.Found;
import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Channel;
import io.tocsin.catalog.Cohort;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.ProbeSpec;
import io.tocsin.catalog.SmtpProbeSpec;
import io.tocsin.catalog.geography.Postcodes;
import io.tocsin.incidents.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoryBookTest {

  private static final Set<Condition> OF_MAIL =
      EnumSet.of(Condition.UNKNOWN_USER, Condition.WAITS, Condition.GREYLISTS);
  private static final Set<Condition> OF_PAGES =
      EnumSet.of(Condition.MAINTENANCE, Condition.ERROR_503, Condition.SLOW);

  static List<String> ids() {
    return StoryBook.IDS;
  }

  @ParameterizedTest
  @MethodSource("ids")
  void worldTurnsServersThatAreProbed(String id) {
    Catalog catalog = StoryBook.catalog(id);
    for (Story.Turn turn : StoryBook.open(id).world()) {
      turn.set()
          .forEach((server, condition) -> {
            ProbeSpec probe = catalog.probe(server).orElseThrow();
            Set<Condition> foreign = probe instanceof SmtpProbeSpec ? OF_PAGES : OF_MAIL;
            assertThat(foreign).as(server).doesNotContain(condition);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void peopleReportWhatTheFormOffers(String id) {
    Catalog catalog = StoryBook.catalog(id);
    for (Wave wave : StoryBook.open(id).crowd()) {
      assertThat(catalog.component(wave.component())).as(wave.component()).isPresent();
      if (wave.symptom() != null) {
        assertThat(catalog.symptom(wave.component(), wave.symptom())).as("%s", wave).isPresent();
      }
      assertThat(wave.cohorts()).allMatch(catalog::knows);
      assertThat(wave.areas().keySet()).allMatch(area -> catalog.areas().find(area).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void newsroomSpeaksOfWhatIsWatched(String id) {
    Catalog catalog = StoryBook.catalog(id);
    for (Act act : StoryBook.open(id).newsroom()) {
      switch (act) {
        case Act.Say say -> checkSay(catalog, say);
        case Act.Check check ->
            assertThat(catalog.service(check.service()).orElseThrow().channels())
                .extracting(Channel::id)
                .contains(check.channel());
        case Act.Note note -> assertThat(catalog.service(note.service())).isPresent();
        case Act.Advise advise -> assertThat(catalog.component(advise.component())).isPresent();
        case Act.Announce work ->
            assertThat(work.components()).allMatch(c -> catalog.component(c).isPresent());
        case Act.Ask ask -> assertThat(catalog.service(ask.service())).isPresent();
        case Act.Tally tally ->
            assertThat(catalog.symptom(tally.component(), String.valueOf(tally.symptom())))
                .as("%s", tally)
                .isPresent();
        case Act.Propose way -> assertThat(catalog.component(way.component())).isPresent();
        case Act.Approve _ -> {
          // Of what it speaks is looked up in whatAnActSpeaksOfHappenedBefore.
        }
        case Act.Wait wait -> assertThat(catalog.service(wait.service())).isPresent();
        case Act.Settle settle -> assertThat(catalog.service(settle.service())).isPresent();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void whatAnActSpeaksOfHappenedBefore(String id) {
    List<String> named = new ArrayList<>();
    for (Act act : StoryBook.open(id).newsroom()) {
      switch (act) {
        case Act.Note note -> {
          assertThat(Stream.of(note.corrects(), note.answers()).filter(Objects::nonNull))
              .allMatch(named::contains);
          named.add(String.valueOf(note.name()));
        }
        case Act.Ask ask -> named.add(ask.name());
        case Act.Propose way -> named.add(way.name());
        case Act.Approve approve -> assertThat(named).contains(approve.proposal());
        case Act.Say _,
            Act.Check _,
            Act.Advise _,
            Act.Announce _,
            Act.Tally _,
            Act.Wait _,
            Act.Settle _ -> {
          // Speaks of nothing that has a name.
        }
      }
    }
  }

  private static void checkSay(Catalog catalog, Act.Say say) {
    assertThat(say.components()).isNotEmpty().allMatch(c -> catalog.component(c).isPresent());
    for (Act.StateSaid state : say.states()) {
      assertThat(catalog.component(state.component())).isPresent();
      assertThat(state.cohorts()).allMatch((Cohort cohort) -> catalog.knows(cohort));
    }
    if (say.phase() != Phase.CLOSED) {
      assertThat(say.nextWord()).as("next word of %s", say).isNotNull();
      assertThat(say.eta()).as("eta of %s", say).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyTextIsInFrenchAndEnglish(String id) {
    assertThat(texts(StoryBook.open(id))).allMatch(text -> text.has("fr") && text.has("en"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void noRealOperatorIsNamed(String id) {
    List<String> real =
        List.of(
            "syma", "sfr", "neuf ", "neuf.fr", "cegetel", "orange", "free ", "zimbra", "chargemap");
    String told =
        texts(StoryBook.open(id))
            .flatMap(text -> text.byLanguage().values().stream())
            .collect(Collectors.joining("\n", StoryBook.configuration(id), ""))
            .toLowerCase(Locale.ROOT);
    assertThat(real).noneMatch(told::contains);
  }

  private static Stream<LocalizedText> texts(Story story) {
    Stream<LocalizedText> head = Stream.of(story.title(), story.summary(), story.invented());
    Stream<LocalizedText> then = story.then().stream().map(Story.Then::text);
    Stream<LocalizedText> told =
        story.chapters().stream().flatMap(chapter -> Stream.of(chapter.title(), chapter.text()));
    Stream<LocalizedText> acts = story.newsroom().stream().flatMap(StoryBookTest::texts);
    return Stream.of(head, then, told, acts).flatMap(all -> all);
  }

  private static Stream<LocalizedText> texts(Act act) {
    return switch (act) {
      case Act.Say say -> Stream.of(say.text());
      case Act.Check _ -> Stream.of();
      case Act.Note note ->
          Stream.of(Optional.of(note.text()), Optional.ofNullable(note.speaker()))
              .flatMap(Optional::stream);
      case Act.Ask ask -> Stream.of(ask.of(), ask.text());
      case Act.Tally _, Act.Approve _, Act.Wait _ -> Stream.of();
      case Act.Settle settle -> Stream.ofNullable(settle.words());
      case Act.Propose way ->
          Stream.of(way.speaker(), way.steps(), way.conditions(), way.limits())
              .filter(text -> text != null);
      case Act.Advise advise ->
          Stream.of(advise.speaker(), advise.steps(), advise.conditions(), advise.limits())
              .filter(text -> text != null);
      case Act.Announce work -> Stream.of(work.text());
    };
  }

  @ParameterizedTest
  @MethodSource("ids")
  void crowdIsTheSameForTheSameSeedAndComesInOrder(String id) {
    Story story = StoryBook.open(id);
    Catalog catalog = StoryBook.catalog(id);
    Postcodes postcodes = Postcodes.load(catalog.areas());
    List<Arrival> crowd = Crowd.of(story, catalog, postcodes, 7);
    assertThat(crowd).isEqualTo(Crowd.of(story, catalog, postcodes, 7)).hasSizeGreaterThan(100);
    assertThat(crowd.stream().map(Arrival::at)).isSorted();
    assertThat(crowd.getFirst().at()).isNegative();
  }

  @Test
  void unknownStoryIsAnsweredWithTheOneThatWasMeant() {
    assertThat(StoryBook.find("maintenence"))
        .isInstanceOfSatisfying(
            Found.Unknown.class, unknown -> assertThat(unknown.meant()).contains("maintenance"));
  }
}
