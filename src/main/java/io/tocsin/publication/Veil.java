package io.tocsin.publication;

import io.tocsin.catalog.LocalizedText;
import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Contradiction;
import io.tocsin.incidents.WordStanding;
import io.tocsin.incidents.contradiction.Testimony;
import io.tocsin.wording.Phrasebook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text of hidden words out of all that the public sees, and puts why they are hidden in
 * its place; immutable.
 */
record Veil(Map<String, WordStanding> standings) {

  private static final String CLAIM = "claim:";
  private static final Phrasebook BOOK = Phrasebook.load("headline", List.of("fr", "en"));

  Veil {
    standings = Map.copyOf(standings);
  }

  List<Claim> claims(List<Claim> claims) {
    return claims.stream().map(this::claim).toList();
  }

  private Claim claim(Claim claim) {
    WordStanding.Remark hidden = hidden(claim.id());
    return hidden == null ? claim : claim.with(inItsPlace(hidden.words()));
  }

  Contradiction contradiction(Contradiction found) {
    return new Contradiction(
        found.id(),
        found.incident(),
        found.matter(),
        word(found.one()),
        word(found.other()),
        found.foundAt(),
        found.handledAt(),
        found.explanation(),
        found.publicAt(),
        found.closedAt(),
        found.closedBy());
  }

  private Testimony word(Testimony word) {
    WordStanding.Remark hidden =
        word.id().startsWith(CLAIM) ? hidden(word.id().substring(CLAIM.length())) : null;
    return hidden == null
        ? word
        : new Testimony(
            word.id(),
            word.part(),
            word.voice(),
            word.source(),
            inItsPlace(hidden.words()),
            word.assertion(),
            word.takesBack());
  }

  /** So that nobody takes the reason for what the operator said. */
  private static LocalizedText inItsPlace(LocalizedText why) {
    Map<String, String> texts = new LinkedHashMap<>();
    why.byLanguage()
        .forEach((language, words) ->
            texts.put(language, BOOK.in(language).say("hidden", "why", words)));
    return new LocalizedText(texts);
  }

  private WordStanding.@Nullable Remark hidden(String claim) {
    return standings.getOrDefault(claim, WordStanding.PLAIN).hidden();
  }
}
