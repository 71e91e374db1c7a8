package io.tocsin.catalog.yaml;

import static io.tocsin.catalog.yaml.Example.LEAST;
import static io.tocsin.catalog.yaml.Example.refused;
import static io.tocsin.catalog.yaml.Example.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.Teammate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is woken, and what was prepared, as the owner's file says it. */
class PlaybooksOfAFileTest {

  private static final String SERVICES =
      """
      site: {name: S, mode: operator, zone: Europe/Paris}
      services:
        - id: mail
          name: Mail
          kind: mail
          operator: X
          channels: [{id: forum, name: Forum}]
          components: [{id: receive, name: R}, {id: send, name: S}]
        - {id: web, name: Web, kind: web, operator: X, components: [{id: site, name: W}]}
      """;

  @Test
  void aFileWithoutATeamWakesNobody() {
    Catalog catalog = Example.good(LEAST).catalog();
    assertThat(catalog.team()).isEqualTo(Team.NONE);
    assertThat(catalog.playbooks()).isEmpty();
  }

  @Test
  void teamIsWokenStepByStep() {
    Team team =
        Example.good(
                SERVICES
                    + """
                    team:
                      people:
                        - {id: ann, name: Ann, role: Words, email: ann@x.example}
                        - {id: bob, name: Bob, role: Boss, email: bob@x.example, wake_after: 10m}
                    """)
            .catalog()
            .team();
    assertThat(team.awakeAfter(Duration.ZERO)).extracting(Teammate::id).containsExactly("ann");
    assertThat(team.awakeAfter(Duration.ofMinutes(10)))
        .extracting(Teammate::id)
        .containsExactly("ann", "bob");
    assertThat(team.nextStep(Duration.ZERO)).contains(Duration.ofMinutes(10));
    assertThat(team.nextStep(Duration.ofMinutes(10))).isEqualTo(Optional.empty());
  }

  @Test
  void playbookIsReadWithWhatNobodyWroteLeftOff() {
    Playbook book =
        Example.good(
                SERVICES
                    + """
                    playbooks:
                      - {id: down, name: Down, components: [receive], symptoms: No mail comes.}
                    """)
            .catalog()
            .playbook("down")
            .orElseThrow();
    assertThat(book.trigger()).isEqualTo(Playbook.Trigger.MANUAL);
    assertThat(book.cadence()).isEqualTo(Duration.ofHours(1));
    assertThat(book.speakAloneAfter()).isNull();
    assertThat(book.firstWord()).isNull();
    assertThat(book.calls()).isEqualTo(List.of());
  }

  @Test
  void everyFaultOfTeamAndPlaybooksIsToldAtItsPlace() {
    assertThat(
            told(
                refused(
                    SERVICES
                        + """
                        team:
                          repeat: 5s
                          people:
                            - {id: ann, name: Ann, role: Words}
                            - {id: ann, name: Bob, role: Boss, email: bob, wake_after: 10m}
                        playbooks:
                          - id: down
                            name: Down
                            trigger: maybe
                            components: [receive, site]
                            symptoms: No mail comes.
                            first_word: "Since {since}, until {eta}."
                            channels: [foorum]
                            speak_alone_after: 1s
                        """)))
        .containsExactly(
            "tocsin.yaml:11:11: team.repeat: \"5s\" is not between 1m and 1d.",
            "tocsin.yaml:13:7: team.people[0]: this person has neither \"email\" nor \"webhook\":"
                + " nobody could wake them.",
            "tocsin.yaml:14:12: team.people[1].id: \"ann\" stands here twice, first on line 13.",
            "tocsin.yaml:14:47: team.people[1].email: \"bob\" is not a mail address.",
            "tocsin.yaml:18:14: playbooks[0].trigger: \"maybe\" is not one of the words allowed"
                + " here. Known: manual, suspected, confirmed.",
            "tocsin.yaml:19:17: playbooks[0].components: a playbook is about components of one"
                + " service; these belong to several.",
            "tocsin.yaml:21:17: playbooks[0].first_word: a place in braces that nobody fills in at"
                + " night. Allowed: {next}, {now}, {operator}, {service}, {since}, {symptom}.",
            "tocsin.yaml:23:24: playbooks[0].speak_alone_after: \"1s\" is not between 1m and 1d.");
  }

  @Test
  void somebodyIsWokenAtOnceAndAChannelIsOneOfTheService() {
    assertThat(
            told(
                refused(
                    SERVICES
                        + """
                        team:
                          people:
                            - {id: ann, name: A, role: W, email: a@x.example, wake_after: 1m}
                        playbooks:
                          - {id: d, name: D, components: [send], symptoms: S, channels: [foorum]}
                        """)))
        .containsExactly(
            "tocsin.yaml:11:3: team: somebody of the team must be woken at once: leave out"
                + " \"wake_after\" for one person at least.",
            "tocsin.yaml:14:66: playbooks[0].channels[0]: \"foorum\" is not a channel of this"
                + " service. Did you mean \"forum\"? Known: forum.");
  }
}
