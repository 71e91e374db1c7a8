package io.tocsin.app.commands.doctor;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Mode;
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
    found.addAll(unsaid());
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

  /** What the outside asks for and nobody wrote down: whom the press may call, and the law. */
  private List<Ailment> unsaid() {
    List<Ailment> found = new ArrayList<>();
    if (catalog.contacts().press() == null) {
      found.add(
          Ailment.weak(
              "press", "press releases name nobody to ask", "Set contacts.press in the file."));
    }
    if (catalog.mode() == Mode.OPERATOR && catalog.legal().roles().isEmpty()) {
      found.add(
          Ailment.weak(
              "law",
              "no legal clock runs: nobody said what the law sees in you",
              "Set legal.jurisdictions and legal.roles. See docs/legal-clocks.md."));
    }
    return found;
  }

  private void hiding(ReadyTexts texts, Playbook book, List<Ailment> found) {
    words(texts, book, book.symptoms(), found);
    words(texts, book, book.firstWord(), found);
  }

  private void words(
      ReadyTexts texts, Playbook book, @Nullable LocalizedText text, List<Ailment> found) {
    if (text == null) {
      return;
    }
    text.byLanguage()
        .forEach((language, words) -> {
          if (catalog.mode() == Mode.OBSERVER) {
            texts
                .borrowedIn(language, words)
                .forEach(word ->
                    found.add(
                        Ailment.weak(
                            "playbooks",
                            book.id() + " says \"" + word.word() + "\", as if you ran the service",
                            word.plain().orElse("Say who."))));
          }
          texts
              .hidingIn(language, words)
              .forEach(word ->
                  found.add(
                      Ailment.weak(
                          "playbooks",
                          book.id() + " says \"" + word.word() + "\", which hides what happens",
                          word.plain().map(plain -> "Write: " + plain).orElse("Say it plainly."))));
        });
  }
}
