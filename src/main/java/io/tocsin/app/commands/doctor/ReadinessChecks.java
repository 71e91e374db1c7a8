package io.tocsin.app.commands.doctor;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Playbook;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.yaml.MachineSettings;
import io.tocsin.wording.ReadyTexts;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether somebody would be woken, and would have words ready; pure. */
final class ReadinessChecks {

  private static final String MANUAL = "See docs/alerts-and-playbooks.md.";

  private final Catalog catalog;
  private final MachineSettings settings;

  ReadinessChecks(Catalog catalog, MachineSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  List<Ailment> all() {
    List<Ailment> found = new ArrayList<>(List.of(team(), playbooks()));
    ReadyTexts texts = ReadyTextsFile.shipped();
    catalog.playbooks().forEach(book -> hiding(texts, book, found));
    return found;
  }

  private Ailment team() {
    Team team = catalog.team();
    if (team.people().isEmpty()) {
      return Ailment.weak(
          "team", "nobody is woken when something breaks", "Name a team. " + MANUAL);
    }
    boolean hooks = team.people().stream().anyMatch(person -> person.webhook() != null);
    if (settings.mail() == null && !hooks) {
      return Ailment.weak(
          "team", "nobody can be woken: no mail server is set", "Add mail, or a webhook.");
    }
    return hooks
        ? Ailment.well("team", team.people().size() + " people to wake")
        : Ailment.weak(
            "team",
            team.people().size() + " people to wake, by mail alone",
            "Add a webhook: mail may be what breaks.");
  }

  private Ailment playbooks() {
    int count = catalog.playbooks().size();
    return count == 0
        ? Ailment.weak("playbooks", "no first word is prepared", "Write a playbook. " + MANUAL)
        : Ailment.well("playbooks", count + " prepared; rehearse with `tocsin ring ID --exercise`");
  }

  private static void hiding(ReadyTexts texts, Playbook book, List<Ailment> found) {
    words(texts, book, book.symptoms(), found);
    words(texts, book, book.firstWord(), found);
  }

  private static void words(
      ReadyTexts texts, Playbook book, @Nullable LocalizedText text, List<Ailment> found) {
    if (text == null) {
      return;
    }
    text.byLanguage()
        .forEach((language, words) ->
            texts
                .hidingIn(language, words)
                .forEach(word ->
                    found.add(
                        Ailment.weak(
                            "playbooks",
                            book.id() + " says \"" + word.word() + "\", which hides what happens",
                            word.plain()
                                .map(plain -> "Write: " + plain)
                                .orElse("Say it plainly.")))));
  }
}
