package io.tocsin.delivery;

import io.tocsin.catalog.Catalog;
import io.tocsin.catalog.Component;
import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.Headline;
import io.tocsin.publication.Statement;
import io.tocsin.publication.Statements;
import io.tocsin.publication.mouths.Mouth;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.mouths.Register;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts together what a dispatch says to its person; thread-safe. */
final class Composer {

  private final Statements statements;
  private final IncidentArchive archive;
  private final Supplier<Catalog> catalog;
  private final Links links;
  private final Tokens tokens;

  Composer(
      Statements statements,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      Links links,
      Tokens tokens) {
    this.statements = statements;
    this.archive = archive;
    this.catalog = catalog;
    this.links = links;
    this.tokens = tokens;
  }

  Notice notice(Transaction transaction, Dispatch dispatch, Subscription person, Instant now) {
    Notice.Content content =
        switch (dispatch.kind()) {
          case STATEMENT -> word(transaction, dispatch, person);
          case CONFIRMATION ->
              new Notice.Confirmation(
                  names(person.components()), links.of(tokens.token(Purpose.CONFIRM, person.id())));
          case REMINDER ->
              new Notice.Reminder(
                  links.of(tokens.token(Purpose.MANAGE, person.id())),
                  links.of(tokens.token(Purpose.LEAVE, person.id())));
        };
    return new Notice(dispatch.id(), person.address(), person.language(), now, content);
  }

  private Notice.Word word(Transaction transaction, Dispatch dispatch, Subscription person) {
    Statement statement =
        statements.find(transaction, Objects.requireNonNull(dispatch.statement())).orElseThrow();
    Incident incident =
        archive.incident(transaction, statement.incident()).orElseThrow().incident();
    return new Notice.Word(
        statement,
        new Headline(catalog.get()).of(incident),
        names(statement.components()),
        incident.onset(),
        longMail(transaction, statement, person.language()),
        links.incident(person.language(), incident.id()),
        links.of(tokens.token(Purpose.MANAGE, person.id())),
        links.of(tokens.token(Purpose.LEAVE, person.id())));
  }

  private @Nullable MouthText longMail(
      Transaction transaction, Statement statement, String language) {
    if (statement.facts() == null) {
      return null;
    }
    return statements.mouths(transaction, statement.id()).stream()
        .filter(text -> text.mouth() == Mouth.LONG_MAIL && text.register() == Register.PLAIN)
        .filter(text -> text.language().equals(language))
        .findFirst()
        .orElse(null);
  }

  private List<LocalizedText> names(Set<String> components) {
    return catalog.get().components().stream()
        .filter(component -> components.contains(component.id()))
        .map(Component::name)
        .toList();
  }
}
