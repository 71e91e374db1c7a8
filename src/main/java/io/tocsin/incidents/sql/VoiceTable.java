package io.tocsin.incidents.sql;

import io.tocsin.incidents.Actor;
import io.tocsin.incidents.ChannelCheck;
import io.tocsin.incidents.Claim;
import io.tocsin.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** What others said elsewhere, and where somebody looked for words. */
public final class VoiceTable {

  private static final String CLAIMS = "SELECT body, looked_at FROM claim WHERE ";

  private VoiceTable() {}

  /** Keeps a claim. */
  public static void add(Transaction transaction, Claim claim) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO claim (id, incident, service, said_at, recorded_at, body)"
                + " VALUES (:id, :incident, :service, :said, :recorded, :body)")
        .bind("id", claim.id())
        .bind("incident", claim.incident())
        .bind("service", claim.service())
        .bind("said", claim.source().at())
        .bind("recorded", claim.recordedAt())
        .bind("body", Bodies.write(claim))
        .execute();
  }

  /** The claims about one incident, in the order they were said. */
  public static List<Claim> claimsAbout(Transaction transaction, String incident) {
    return claims(
        transaction
            .handle()
            .createQuery(CLAIMS + "incident = :incident ORDER BY said_at, id")
            .bind("incident", incident));
  }

  /** The claims about a service said at an instant or later, in the order they were said. */
  public static List<Claim> claimsSince(Transaction transaction, String service, Instant since) {
    return claims(
        transaction
            .handle()
            .createQuery(CLAIMS + "service = :service AND said_at >= :since ORDER BY said_at, id")
            .bind("service", service)
            .bind("since", since));
  }

  /** The operator's newest claims about a service, newest first. */
  public static List<Claim> latestClaims(Transaction transaction, String service, int limit) {
    return claims(
        transaction
            .handle()
            .createQuery(CLAIMS + "service = :service ORDER BY said_at DESC, id DESC LIMIT :limit")
            .bind("service", service)
            .bind("limit", limit));
  }

  /** One claim. */
  public static Optional<Claim> claim(Transaction transaction, String id) {
    return claims(transaction.handle().createQuery(CLAIMS + "id = :id").bind("id", id)).stream()
        .findFirst();
  }

  private static List<Claim> claims(Query query) {
    return query.map((row, context) -> claim(row)).list();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    Claim claim = Bodies.read(row.getString("body"), Claim.class);
    Instant looked = Columns.instantOrNull(row, "looked_at");
    return looked == null ? claim : claim.looked(looked);
  }

  /** Notes that somebody looked at the source of a claim; the first time counts. */
  public static void look(Transaction transaction, String claim, Instant at, Actor by) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE claim SET looked_at = :at, looked_by = :by WHERE id = :id AND looked_at IS NULL")
        .bind("at", at)
        .bind("by", by.kind() + " " + by.name())
        .bind("id", claim)
        .execute();
  }

  /** Keeps a check. */
  public static void add(Transaction transaction, ChannelCheck check) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO channel_check (id, service, channel, checked_at, last_word_at, actor_kind,"
                + " actor_name) VALUES (:id, :service, :channel, :checked, :word, :kind, :name)")
        .bind("id", check.id())
        .bind("service", check.service())
        .bind("channel", check.channel())
        .bind("checked", check.checkedAt())
        .bindByType("word", check.lastWordAt(), Instant.class)
        .bind("kind", check.by().kind().name())
        .bind("name", check.by().name())
        .execute();
  }

  /** The newest check of every channel of a service. */
  public static List<ChannelCheck> latestChecks(Transaction transaction, String service) {
    return transaction
        .handle()
        .createQuery(
            "SELECT id, service, channel, checked_at, last_word_at, actor_kind, actor_name FROM ("
                + "SELECT c.*, ROW_NUMBER() OVER (PARTITION BY channel ORDER BY checked_at DESC, id DESC)"
                + " AS place FROM channel_check c WHERE service = :service) ranked WHERE place = 1"
                + " ORDER BY channel")
        .bind("service", service)
        .map(VoiceTable::check)
        .list();
  }

  private static ChannelCheck check(ResultSet row, StatementContext context) throws SQLException {
    return new ChannelCheck(
        row.getString("id"),
        row.getString("service"),
        row.getString("channel"),
        Columns.instant(row, "checked_at"),
        Columns.instantOrNull(row, "last_word_at"),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_name")));
  }
}
