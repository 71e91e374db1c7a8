package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.catalog.Catalog;
import io.tocsin.incidents.Actor;
import io.tocsin.incidents.Desk;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.publication.Publication.Published;
import io.tocsin.publication.Publication.Refused;
import io.tocsin.publication.sql.MouthTable;
import io.tocsin.publication.sql.RequestTable;
import io.tocsin.publication.sql.StatementTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.io.Serial;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in public what a person decided to say; thread-safe.
 *
 * <p>One transaction holds the statement, the texts of all its mouths, what it does to its
 * incident, its promises and the line of the audit log: a crash leaves all of it or nothing.
 * Statements are numbered without gaps in the order of their commits.
 */
public final class Publisher {

  private static final int RULES_NOTED = 12;

  private final StatementTable table;
  private final MouthTable mouths = new MouthTable();
  private final RequestTable requests = new RequestTable();
  private final Room room;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final AuditLog audit;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Takes its tools.
   *
   * @param catalog the catalogue as it is now
   * @param site the public address of the page's root, ending in a slash
   * @param ids makes ids that are never used twice
   */
  public Publisher(
      StatementTable table,
      Desk desk,
      IncidentArchive archive,
      Supplier<Catalog> catalog,
      URI site,
      InstantSource clock,
      Supplier<String> ids) {
    this.table = table;
    this.room =
        new Room(
            table,
            desk,
            archive,
            catalog,
            new FactSheets(table, archive, catalog, clock, ids),
            new Briefings(table, archive, catalog, site));
    this.clock = clock;
    this.ids = ids;
    this.audit = new AuditLog(ids);
  }

  /** Asks to be called, briefly, after every statement that became public here. */
  public void onPublished(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Publishes a draft, or tells everything that is wrong with it.
   *
   * <p>With a key that this actor used before for the same draft nothing new is said, and the
   * answer is the first statement. When this returns, the statement is durable. Where the house
   * asks for four eyes, it is refused as {@code SECOND_PERSON_REQUIRED}: see {@link Approvals}.
   *
   * @param idempotencyKey unique per request of this actor, or null
   */
  public Publication publish(StatementDraft draft, Actor by, @Nullable String idempotencyKey) {
    return publish(draft, by, idempotencyKey, new Warrant.Author());
  }

  /**
   * Publishes a draft in an emergency although the house asks for a second person; only an owner
   * may ask for it, which is for the caller to see to. The audit log says so.
   */
  public Publication publishAlone(StatementDraft draft, Actor owner, @Nullable String key) {
    return publish(draft, owner, key, new Warrant.Emergency());
  }

  /**
   * Publishes the words of a playbook as they were prepared, with nothing of the moment in them but
   * times. Where the house trusts its playbooks, those who prepared them are the first pair of
   * eyes; that the words are the playbook's is for the caller to see to. The audit log says so.
   */
  public Publication publishPrepared(
      StatementDraft draft, Actor by, @Nullable String key, String playbook) {
    return publish(draft, by, key, new Warrant.Prepared(playbook));
  }

  /**
   * Takes in what was said on a set of files alone: under the ids and in the hour in which people
   * read it. Once, however often it is asked; that the key signed it is for the caller to see to.
   */
  Publication takeIn(OfflineWord word, String key) {
    Actor by = new Actor(Actor.Kind.TOKEN, "offline key " + key);
    return publish(word.draft(), by, "offline " + word.id(), new Warrant.Offline(word, key));
  }

  private Publication publish(
      StatementDraft draft, Actor by, @Nullable String key, Warrant warrant) {
    return settle(
        transaction -> publish(transaction, draft, by, key, warrant),
        refused -> noteRefusal(by, draft, refused));
  }

  /** Runs work that may be taken back; tells the listeners if it was not. */
  Publication settle(Function<Transaction, Publication> work, Consumer<Refused> refusal) {
    Publication publication;
    try {
      publication = table.write(work);
    } catch (TakenBack unsaid) {
      if (unsaid.answer() instanceof Refused refused) {
        refusal.accept(refused);
      }
      return unsaid.answer();
    }
    listeners.forEach(Runnable::run);
    return publication;
  }

  /** Returns everything for which a draft would be refused now; says nothing. */
  public List<Fault> check(StatementDraft draft, Actor by) {
    return check(draft, by, now());
  }

  /** Returns everything for which a draft would be refused at a moment; says nothing. */
  List<Fault> check(StatementDraft draft, Actor by, Instant at) {
    return switch (proof(draft, by, at)) {
      case Proof.Texts _ -> List.of();
      case Proof.Refused(List<Fault> faults) -> faults;
    };
  }

  /** Returns what every mouth would say if a draft were published now; says nothing. */
  public Proof proof(StatementDraft draft, Actor by) {
    return proof(draft, by, now());
  }

  private Proof proof(StatementDraft draft, Actor by, Instant at) {
    try {
      Proof unsaid =
          table.write(transaction -> {
            throw new Looked(new Speech(room, transaction, draft, by, at).speak(ids.get(), 1));
          });
      throw new IllegalStateException("a draft that was only looked at was said: " + unsaid);
    } catch (Looked looked) {
      return new Proof.Texts(looked.spoken.texts());
    } catch (TakenBack unsaid) {
      return new Proof.Refused(((Refused) unsaid.answer()).faults());
    }
  }

  /** Whatever is not a new statement is answered by taking back the whole transaction. */
  Publication publish(
      Transaction transaction,
      StatementDraft draft,
      Actor by,
      @Nullable String key,
      Warrant warrant) {
    // The first write: from here on everybody else who wants to say something waits.
    long sequence = table.nextSequence(transaction);
    String asker = by.kind() + " " + by.name();
    String digest = DraftDigest.of(draft);
    if (key != null) {
      answerAgain(transaction, asker, key, digest);
    }
    Speech.Spoken spoken =
        switch (warrant) {
          case Warrant.Offline(OfflineWord word, String _) ->
              new Speech(room, transaction, draft, by, word.at()).again(word, sequence);
          case Warrant.Author _, Warrant.Prepared _, Warrant.SecondPerson _, Warrant.Emergency _ ->
              new Speech(room, transaction, draft, by, now()).speak(ids.get(), sequence);
        };
    if (!warrant.suffices(room.catalog().get().fourEyes(), by)) {
      throw new TakenBack(new Refused(List.of(Fault.of("", Rule.SECOND_PERSON_REQUIRED))));
    }
    write(transaction, spoken, by, warrant);
    if (key != null) {
      String id = spoken.statement().id();
      requests.remember(transaction, asker, key, new RequestTable.Request(digest, id));
    }
    return new Published(spoken.statement(), false);
  }

  private void write(Transaction transaction, Speech.Spoken spoken, Actor by, Warrant warrant) {
    Statement said = spoken.statement();
    table.add(transaction, said);
    mouths.add(transaction, said.id(), spoken.texts());
    if (said.facts() != null) {
      room.sheets().said(transaction, said.incident(), said.facts(), by, said.at());
    }
    audit.done(
        transaction,
        warrant instanceof Warrant.Offline ? now() : said.at(),
        by.kind() + " " + by.name(),
        Deed.STATEMENT_PUBLISHED,
        said.id(),
        "incident %s, %s, %d texts%s"
            .formatted(said.incident(), said.phase(), spoken.texts().size(), warrant.words()));
  }

  private void answerAgain(Transaction transaction, String asker, String key, String digest) {
    RequestTable.Request before = requests.request(transaction, asker, key).orElse(null);
    if (before == null) {
      return;
    }
    if (!before.digest().equals(digest)) {
      throw new TakenBack(new Refused(List.of(Fault.of("", Rule.KEY_REUSED))));
    }
    Statement said = table.find(transaction, before.statement()).orElseThrow();
    throw new TakenBack(new Published(said, true));
  }

  /** What was taken back is noted in a transaction of its own. */
  void noteRefusal(Actor by, StatementDraft draft, Refused refused) {
    String subject = draft.incident() == null ? "" : draft.incident();
    table.write(transaction -> {
      audit.refused(
          transaction,
          now(),
          by.kind() + " " + by.name(),
          Deed.STATEMENT_REFUSED,
          subject.length() > 100 ? "" : subject,
          rules(refused.faults()));
      return refused;
    });
  }

  /** Notes that somebody asked in the name of a key that did not sign, or for another page. */
  void noteStranger(String key, String why) {
    String name = key.matches("[a-z0-9-]{1,32}") ? key : "?";
    String by = Actor.Kind.TOKEN + " offline key " + name;
    table.write(transaction -> {
      audit.refused(transaction, now(), by, Deed.STATEMENT_REFUSED, "", "OFFLINE " + why);
      return why;
    });
  }

  static String rules(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.rule().name())
        .distinct()
        .limit(RULES_NOTED)
        .collect(Collectors.joining(" "));
  }

  Room room() {
    return room;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Rolls a look back; carries what was seen out. */
  private static final class Looked extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Speech.Spoken spoken;

    Looked(Speech.Spoken spoken) {
      super("only looked at", null, false, false);
      this.spoken = spoken;
    }
  }
}
