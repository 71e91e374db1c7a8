package io.tocsin.delivery;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.publication.Statement;
import io.tocsin.publication.mouths.MouthText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, not yet worded for a channel. Immutable.
 *
 * @param dispatch stable over all tries
 * @param language of the person
 */
public record Notice(
    String dispatch, EmailAddress address, String language, Instant at, Content content) {

  /** What it says. */
  public sealed interface Content {}

  /**
   * A statement.
   *
   * @param title what is broken, or works again, in a few words
   * @param since when it began
   * @param text the long mail that was made from the fact sheet with it, or null: there was no
   *     sheet, or it is in no language of the person
   * @param page where the whole is told
   * @param manage the private page to change or leave
   * @param leave one click, by POST alone
   */
  public record Word(
      Statement statement,
      LocalizedText title,
      List<LocalizedText> components,
      Instant since,
      @Nullable MouthText text,
      URI page,
      URI manage,
      URI leave)
      implements Content {
    public Word {
      components = List.copyOf(components);
    }
  }

  /**
   * "Was it you? Then confirm."
   *
   * @param components what was asked for; empty for everything
   */
  public record Confirmation(List<LocalizedText> components, URI confirm) implements Content {
    public Confirmation {
      components = List.copyOf(components);
    }
  }

  /** "You asked again; you are subscribed already, and this is where you change it." */
  public record Reminder(URI manage, URI leave) implements Content {}

  /**
   * Words that were put together elsewhere, for the people of the house: an alert, and urgent.
   *
   * @param facts what is known, label and value
   * @param links where to go on, label and address
   */
  public record Letter(
      String subject,
      List<String> paragraphs,
      List<Line<String>> facts,
      List<Line<URI>> links,
      List<String> footer)
      implements Content {

    /** A label and what belongs to it. */
    public record Line<T>(String label, T value) {}

    public Letter {
      paragraphs = List.copyOf(paragraphs);
      facts = List.copyOf(facts);
      links = List.copyOf(links);
      footer = List.copyOf(footer);
    }
  }
}
