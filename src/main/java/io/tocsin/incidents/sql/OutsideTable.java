package io.tocsin.incidents.sql;

import io.tocsin.incidents.OutsideLook;
import io.tocsin.store.Transaction;
import java.util.List;

/** What was found outside the places to which an incident is said to be confined. */
public final class OutsideTable {

  private OutsideTable() {}

  /** Puts the newest look at a claimed place in the stead of the one before. */
  public static void put(Transaction transaction, String incident, OutsideLook look) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO outside_look (incident, claimed, looked_at, body)"
                + " VALUES (:incident, :claimed, :at, :body)"
                + " ON CONFLICT (incident, claimed) DO UPDATE"
                + " SET looked_at = excluded.looked_at, body = excluded.body")
        .bind("incident", incident)
        .bind("claimed", String.join(" ", look.claimed()))
        .bind("at", look.at())
        .bind("body", Bodies.write(look))
        .execute();
  }

  /** The looks at an incident. */
  public static List<OutsideLook> of(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery("SELECT body FROM outside_look WHERE incident = :incident ORDER BY claimed")
        .bind("incident", incident)
        .map((row, context) -> Bodies.read(row.getString("body"), OutsideLook.class))
        .list();
  }
}
