package io.tocsin.publication;

import io.tocsin.catalog.FourEyes;
import io.tocsin.incidents.Actor;

/** On whose word something is published besides its author's. */
sealed interface Warrant {

  /** The author alone asks: enough unless the house asks for four eyes. */
  record Author() implements Warrant {}

  /** Who prepared the playbook in calm weather is one person; who says its words is the other. */
  record Prepared(String playbook) implements Warrant {}

  /** Somebody else looked at it and approved. */
  record SecondPerson(Actor approver) implements Warrant {}

  /** An owner takes it upon themselves in an emergency. */
  record Emergency() implements Warrant {}

  /** It was said already, on a set of files alone, with a key that an owner made for this. */
  record Offline(OfflineWord word, String key) implements Warrant {}

  /** Says whether it is enough for an actor in a house. */
  default boolean suffices(FourEyes rule, Actor author) {
    return switch (this) {
      case SecondPerson _, Emergency _, Offline _ -> true;
      case Prepared _ ->
          rule.alone().contains(FourEyes.Machine.PLAYBOOKS) || new Author().suffices(rule, author);
      case Author _ ->
          !rule.asked()
              || switch (author.kind()) {
                case PERSON, OPERATOR -> false;
                case TOKEN -> rule.alone().contains(FourEyes.Machine.TOKENS);
                case CLOCK, DETECTION -> rule.alone().contains(FourEyes.Machine.PLAYBOOKS);
              };
    };
  }

  /** Returns how the audit log tells it. */
  default String words() {
    return switch (this) {
      case Author _ -> "";
      case Prepared(String playbook) -> " words of playbook " + playbook;
      case SecondPerson(Actor approver) ->
          " approved by " + approver.kind() + " " + approver.name();
      case Emergency _ -> " EMERGENCY without a second person";
      case Offline(OfflineWord word, String key) ->
          " said OFFLINE at %s in generation %d with key %s"
              .formatted(word.at(), word.generation(), key);
    };
  }
}
