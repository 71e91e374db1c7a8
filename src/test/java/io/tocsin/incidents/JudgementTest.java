package io.tocsin.incidents;

import static io.tocsin.incidents.Town.at;
import static io.tocsin.incidents.Town.out;
import static io.tocsin.incidents.Town.over;
import static io.tocsin.incidents.Town.suspected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {

  @Test
  void componentsOfOneServiceThatBreakTogetherAreOneIncident() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"), out("11:00", "send"));
    assertThat(scene.incident().components()).containsExactlyInAnyOrder("receive", "send");
    assertThat(scene.incident().onset()).isEqualTo(at("10:00"));
  }

  @Test
  void twoServicesAreTwoIncidents() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"), out("10:00", "home"));
    assertThat(scene.incidents()).extracting(Incident::service).containsExactly("mail", "site");
  }

  @Test
  void anotherComponentThatBreaksAfterTheRecoveryIsAnotherIncident() {
    Scene scene =
        Scene.operator()
            .judge(out("10:00", "receive"), over("11:00", "receive"), out("12:00", "send"));
    assertThat(scene.incidents()).hasSize(2);
  }

  @Test
  void placesThatHaveNothingInCommonAreTwoUnlessTheyBeganTogether() {
    Scene scene = Scene.observer().judge(suspected("08:00", "receive", "71"));
    scene.judge(suspected("08:40", "send", "59"));
    assertThat(scene.incidents()).hasSize(1);
    scene.judge(suspected("13:00", "webmail", "40"));
    assertThat(scene.incidents()).hasSize(2);
  }

  @Test
  void verdictDeliveredTwiceIsHeardOnce() {
    Scene scene = Scene.operator().judge(out("10:00", "receive"));
    long version = scene.incident().version();
    scene.judge(out("10:00", "receive"));
    assertThat(scene.incident().version()).isEqualTo(version);
  }

  @Test
  void reliefThatConcernsNoIncidentIsNoNews() {
    Scene scene = Scene.operator().judge(over("10:00", "receive"));
    assertThat(scene.incidents()).isEmpty();
    assertThat(scene.written()).isZero();
  }

  @Test
  void failureAfterTheEndIsANewIncident() {
    Scene scene = Scene.operator().judge(suspected("08:00", "receive"), over("09:00", "receive"));
    scene.judge(out("12:00", "receive"));
    assertThat(scene.incidents()).extracting(Incident::isOpen).containsExactly(false, true);
    assertThat(scene.book().incidents().keySet())
        .isEqualTo(Set.of(scene.incidents().getLast().id()));
  }
}
