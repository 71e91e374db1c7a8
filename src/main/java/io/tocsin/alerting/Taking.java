package io.tocsin.alerting;

import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Who takes an alert, and who hears of it; within the caller's transaction; thread-safe. */
final class Taking {

  /** How often one alert may be taken by links: each time, everybody is told. */
  static final int MOST_BY_LINK = 12;

  private final AlertTable alerts;
  private final CallTable calls;
  private final Alarm alarm;
  private final AuditLog audit;

  Taking(Alarm.Tools tools, Alarm alarm, AuditLog audit) {
    this.alerts = tools.alerts();
    this.calls = tools.calls();
    this.alarm = alarm;
    this.audit = audit;
  }

  boolean take(Transaction transaction, String id, Actor by, @Nullable String key, Instant now) {
    String hash = key == null ? null : hash(key);
    String actor = by.kind() + " " + by.name();
    if (hash != null && alerts.isHolder(transaction, id, hash)) {
      return true; // by this very browser: there is nothing to tell anybody
    }
    int before = calls.takings(transaction, id);
    if (hash != null && before >= MOST_BY_LINK) {
      audit.refused(transaction, now, actor, Deed.ALERT_TAKEN, id, "TOO_OFTEN_BY_LINK");
      return false;
    }
    boolean first = alerts.take(transaction, id, by.name(), hash, now);
    boolean theirs = first || (hash != null && alerts.takeOn(transaction, id, by.name(), hash));
    if (theirs) {
      calls.overtake(transaction, id, now);
      Alert taken = alerts.find(transaction, id).orElseThrow();
      alarm.rounds().tellTaken(transaction, taken, before + 1, now);
      audit.done(transaction, now, actor, Deed.ALERT_TAKEN, id, first ? "" : "AGAIN");
    }
    return theirs;
  }

  static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
