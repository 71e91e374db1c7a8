package io.tocsin.wording;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in one language with facts left open; placeholders and nothing else, no logic. Immutable.
 */
public final class ReadyText {

  private static final Pattern OPEN = Pattern.compile("\\{([^{}]*)}");

  private final List<Part> parts;

  private ReadyText(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a text; {@code {since}} and {@code {since_LANGUAGE}} are both {@link Placeholder#SINCE}.
   *
   * @throws IllegalArgumentException if a placeholder is unknown or a brace stands alone
   */
  public static ReadyText parse(String language, String text) {
    List<Part> parts = new ArrayList<>();
    Matcher open = OPEN.matcher(text);
    int end = 0;
    while (open.find()) {
      literal(parts, text.substring(end, open.start()));
      parts.add(new Part.Open(placeholder(language, open.group(1))));
      end = open.end();
    }
    literal(parts, text.substring(end));
    return new ReadyText(parts);
  }

  private static void literal(List<Part> parts, String text) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException("a brace stands alone: " + text);
    }
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(text));
    }
  }

  private static Placeholder placeholder(String language, String name) {
    String suffix = "_" + language;
    String base = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    return Placeholder.named(base)
        .orElseThrow(() -> new IllegalArgumentException("unknown placeholder: {" + name + "}"));
  }

  /** Returns the facts it leaves open. */
  public Set<Placeholder> placeholders() {
    Set<Placeholder> open = EnumSet.noneOf(Placeholder.class);
    parts.forEach(part -> part.placeholder().ifPresent(open::add));
    return open;
  }

  /** Returns the text with what is known filled in; the rest stays visible as {@code {since}}. */
  public String fill(Map<Placeholder, String> known) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> filled.append(text);
        case Part.Open(Placeholder open) ->
            filled.append(known.getOrDefault(open, "{" + open.label() + "}"));
      }
    }
    return filled.toString();
  }

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Open(Placeholder fact) implements Part {}

    default Optional<Placeholder> placeholder() {
      return this instanceof Open(Placeholder fact) ? Optional.of(fact) : Optional.empty();
    }
  }
}
