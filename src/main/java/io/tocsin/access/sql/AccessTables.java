package io.tocsin.access.sql;

import io.tocsin.store.Database;
import io.tocsin.store.StoreFailure;
import io.tocsin.store.Transaction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of this room in one database; thread-safe. */
public final class AccessTables {

  private static final Logger LOG = LoggerFactory.getLogger(AccessTables.class);

  private final Database database;
  private final AccountTable accounts = new AccountTable();
  private final InvitationTable invitations = new InvitationTable();
  private final SessionTable sessions = new SessionTable();
  private final TokenTable tokens = new TokenTable();
  private final RecoveryTable recovery = new RecoveryTable();
  private final JourneyTable journeys = new JourneyTable();
  private final IdentityTable identities = new IdentityTable();

  /** Keeps the rows in that database. */
  public AccessTables(Database database) {
    this.database = database;
  }

  /** Runs work in one transaction, as {@link Database#write} does. */
  public <T> T write(Function<Transaction, T> work) {
    return database.write(work::apply);
  }

  /**
   * Writes down that something was used or refused. A database that cannot write keeps nobody out:
   * the note is lost, which the log says, and the next use makes it again.
   */
  public void note(Consumer<Transaction> work) {
    try {
      database.write(transaction -> {
        work.accept(transaction);
        return true;
      });
    } catch (StoreFailure failure) {
      LOG.warn("a use or a refusal was not noted: {}", failure.getMessage());
    }
  }

  /** Runs work that only reads, as {@link Database#read} does. */
  public <T> T read(Function<Transaction, T> work) {
    return database.read(work::apply);
  }

  /** Returns the rows of accounts. */
  public AccountTable accounts() {
    return accounts;
  }

  /** Returns the rows of one-time links. */
  public InvitationTable invitations() {
    return invitations;
  }

  /** Returns the rows of sessions. */
  public SessionTable sessions() {
    return sessions;
  }

  /** Returns the rows of recovery codes. */
  public RecoveryTable recovery() {
    return recovery;
  }

  /** Returns the rows of API tokens. */
  public TokenTable tokens() {
    return tokens;
  }

  /** Returns the rows of people on their way to the provider of identities. */
  public JourneyTable journeys() {
    return journeys;
  }

  /** Returns the rows of who people are at a provider of identities. */
  public IdentityTable identities() {
    return identities;
  }
}
