package io.tocsin.incidents.sql;

import io.tocsin.detection.Evidence;
import io.tocsin.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What probes and people say now, one row per component. */
public final class EvidenceTable {

  private EvidenceTable() {}

  /**
   * Puts the newest evidence in the place of the old; one that is older than what stands is
   * dropped.
   */
  public static void put(Transaction transaction, Collection<Evidence> evidence) {
    for (Evidence one : evidence) {
      transaction
          .handle()
          .createUpdate(
              "INSERT INTO evidence (component, service, as_of, body)"
                  + " VALUES (:component, :service, :asOf, :body) ON CONFLICT (component) DO UPDATE"
                  + " SET service = excluded.service, as_of = excluded.as_of, body = excluded.body"
                  + " WHERE evidence.as_of <= excluded.as_of")
          .bind("component", one.component())
          .bind("service", one.service())
          .bind("asOf", one.asOf())
          .bind("body", Bodies.write(one))
          .execute();
    }
  }

  /** The evidence about every component that has any, by component. */
  public static List<Evidence> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM evidence ORDER BY component")
        .map((row, context) -> Bodies.read(row.getString("body"), Evidence.class))
        .list();
  }

  /** The evidence about one component. */
  public static Optional<Evidence> find(Transaction transaction, String component) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM evidence WHERE component = :component")
        .bind("component", component)
        .map((row, context) -> Bodies.read(row.getString("body"), Evidence.class))
        .findFirst();
  }
}
