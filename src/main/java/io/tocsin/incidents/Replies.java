package io.tocsin.incidents;

import io.tocsin.incidents.sql.ContradictionTable;
import io.tocsin.incidents.sql.VoiceTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.util.List;

/** What a reply must respect: it answers something the public sees of the same incident. */
final class Replies {

  private Replies() {}

  static List<Fault> faults(Transaction transaction, ClaimDraft draft) {
    Answered answered = draft.answers();
    if (answered == null) {
      return List.of();
    }
    String incident = draft.incident();
    return incident != null && isThere(transaction, incident, answered)
        ? List.of()
        : List.of(Fault.of("answers", Rule.MISSING));
  }

  private static boolean isThere(Transaction transaction, String incident, Answered answered) {
    String id = answered.id();
    return switch (answered.kind()) {
      case CLAIM ->
          VoiceTable.claimsAbout(transaction, incident).stream()
              .anyMatch(claim -> claim.id().equals(id));
      case STATEMENT ->
          ContradictionTable.houseWords(transaction, incident).stream()
              .anyMatch(word -> word.statement().equals(id));
      case CONTRADICTION ->
          ContradictionTable.find(transaction, id)
              .filter(found -> found.isPublic() && found.incident().equals(incident))
              .isPresent();
    };
  }
}
