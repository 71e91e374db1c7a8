package io.tocsin.delivery.email;

import java.net.URI;
import java.util.List;

/** A mail in words, before it is a message: the same for plain text and HTML. Immutable. */
public record MailText(
    String language,
    String subject,
    String heading,
    List<String> paragraphs,
    List<Fact> facts,
    List<Link> links,
    List<String> footer) {

  /** A line of what is known. */
  public record Fact(String label, String value) {}

  /** Where to go on. */
  public record Link(String label, URI target) {}

  public MailText {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
    links = List.copyOf(links);
    footer = List.copyOf(footer);
  }

  /** Returns the mail as plain text. */
  String plain() {
    String colon = language.startsWith("fr") ? "\u00a0: " : ": ";
    StringBuilder plain = new StringBuilder(heading).append("\n\n");
    paragraphs.forEach(paragraph -> plain.append(paragraph).append("\n\n"));
    facts.forEach(
        fact -> plain.append(fact.label()).append(colon).append(fact.value()).append('\n'));
    plain.append(facts.isEmpty() ? "" : "\n");
    links.forEach(link ->
        plain.append(link.label()).append(colon).append('\n').append(link.target()).append("\n\n"));
    plain.append("-- \n");
    footer.forEach(line -> plain.append(line).append('\n'));
    return plain.toString();
  }
}
