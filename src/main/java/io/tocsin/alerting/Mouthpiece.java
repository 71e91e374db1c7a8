package io.tocsin.alerting;

import io.tocsin.catalog.Playbook;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Incident;
import io.tocsin.publication.Approvals;
import io.tocsin.publication.Keeping;
import io.tocsin.publication.Publication;
import io.tocsin.publication.Publisher;
import io.tocsin.publication.StatementDraft;
import io.tocsin.wording.Rule;

/**
 * Says a word that was prepared: at once where the house trusts its playbooks or asks for no second
 * person, else once somebody else approved it; thread-safe.
 */
final class Mouthpiece {

  private final Publisher publisher;
  private final Approvals approvals;

  Mouthpiece(Publisher publisher, Approvals approvals) {
    this.publisher = publisher;
    this.approvals = approvals;
  }

  /** Says it, hands it to a second person, or tells what stands against it. */
  Spoken say(Alert alert, Prepared word, Incident incident, Actor by) {
    StatementDraft draft = word.draft(incident);
    String key = "alert " + alert.id();
    return switch (publish(draft, word, by, key)) {
      case Publication.Published published -> new Spoken.Published(published.statement().id());
      case Publication.Refused refused when needsSecondPerson(refused) -> hand(draft, by);
      case Publication.Refused refused -> new Spoken.Refused(refused.faults());
    };
  }

  /** The words of a playbook have had their first pair of eyes; facts said anew have not. */
  private Publication publish(StatementDraft draft, Prepared word, Actor by, String key) {
    Playbook playbook = word.playbook();
    return word.isFirst() && playbook != null
        ? publisher.publishPrepared(draft, by, key, playbook.id())
        : publisher.publish(draft, by, key);
  }

  private static boolean needsSecondPerson(Publication.Refused refused) {
    return refused.faults().stream().allMatch(fault -> fault.rule() == Rule.SECOND_PERSON_REQUIRED);
  }

  private Spoken hand(StatementDraft draft, Actor by) {
    return switch (approvals.submit(draft, by, null)) {
      case Keeping.Kept(var kept) -> new Spoken.Handed(kept.id());
      case Keeping.Refused(var faults) -> new Spoken.Refused(faults);
    };
  }
}
