package io.tocsin.catalog.yaml;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.catalog.Team;
import io.tocsin.catalog.Teammate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code team:}. Confined to one reading. */
final class TeamReader {

  private static final int MAX_PEOPLE = 100;
  private static final Duration LONGEST_STEP = Duration.ofDays(1);
  private static final Duration REPEAT = Duration.ofMinutes(5);

  private final Path folder;
  private final List<String> languages;
  private final Register people = new Register("person");

  /**
   * Makes a reader.
   *
   * @param folder against which the paths in the file are meant
   */
  TeamReader(Path folder, List<String> languages) {
    this.folder = folder;
    this.languages = languages;
  }

  Team read(Section root) {
    return root.section("team").flatMap(this::team).orElse(Team.NONE);
  }

  private Optional<Team> team(Section section) {
    Duration repeat =
        section
            .optional("repeat", Forms.duration(Duration.ofMinutes(1), LONGEST_STEP))
            .orElse(REPEAT);
    boolean mayPublish = section.optional("link_may_publish", Forms.YES_OR_NO).orElse(true);
    List<Teammate> read = new ArrayList<>();
    section.requiredValue("people");
    List<Section> entries = section.sections("people", 1, MAX_PEOPLE);
    entries.forEach(entry -> teammate(entry).ifPresent(read::add));
    boolean allRead = !entries.isEmpty() && read.size() == entries.size();
    if (allRead && read.stream().noneMatch(person -> person.wakeAfter().isZero())) {
      section.fault(FaultRule.NOBODY_AT_ONCE, Hint.NONE);
    }
    return section.whole(() -> new Team(repeat, mayPublish, read));
  }

  private Optional<Teammate> teammate(Section section) {
    Optional<String> id = section.required("id", people.newName(Forms.ID));
    Optional<String> name = section.required("name", Forms.line(TextForm.NAME));
    Optional<LocalizedText> role = section.required("role", TextForm.line(languages));
    String language =
        section.optional("language", Forms.oneOf(spoken())).orElse(languages.getFirst());
    Duration after =
        section
            .optional("wake_after", Forms.duration(Duration.ZERO, LONGEST_STEP))
            .orElse(Duration.ZERO);
    boolean addressed = section.value("email").or(() -> section.value("webhook")).isPresent();
    if (!addressed) {
      section.fault(FaultRule.NOT_REACHABLE, Hint.NONE);
    }
    Optional<String> email = section.optional("email", Forms.MAIL_ADDRESS);
    Optional<String> phone = section.optional("phone", Forms.line(40));
    Optional<Teammate.Hook> webhook = section.section("webhook").flatMap(this::hook);
    return section.whole(() ->
        new Teammate(
            id.orElseThrow(),
            name.orElseThrow(),
            role.orElseThrow(),
            language,
            after,
            email.orElse(null),
            phone.orElse(null),
            webhook.orElse(null)));
  }

  private Optional<Teammate.Hook> hook(Section section) {
    Optional<URI> url = section.required("url", Forms.WEB_ADDRESS);
    Optional<Path> secret = section.required("secret_file", SettingsReader.secretFile(folder));
    boolean allowPrivate = section.optional("allow_private", Forms.YES_OR_NO).orElse(false);
    return section.whole(
        () -> new Teammate.Hook(url.orElseThrow(), secret.orElseThrow(), allowPrivate));
  }

  private Map<String, String> spoken() {
    Map<String, String> spoken = new LinkedHashMap<>();
    languages.forEach(language -> spoken.put(language, language));
    return spoken;
  }
}
