package io.tocsin.incidents.sql;

import io.tocsin.detection.Verdict;
import io.tocsin.incidents.IncidentHistory;
import io.tocsin.incidents.LogEntry;
import io.tocsin.incidents.Logbook;
import io.tocsin.incidents.Maintenance;
import io.tocsin.incidents.Promise;
import io.tocsin.incidents.StateKey;
import io.tocsin.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The logbook in its tables: loaded whole, written line by line. */
public final class LogbookTable {

  private LogbookTable() {}

  /** Which revision the book is at. */
  public static long revision(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT revision FROM logbook WHERE name = 'desk'")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Takes the book for writing: whoever else wants it waits until this transaction ends.
   *
   * @return the revision it was at
   */
  public static long take(Transaction transaction) {
    return transaction
            .handle()
            .createQuery(
                "UPDATE logbook SET revision = revision + 1 WHERE name = 'desk' RETURNING revision")
            .mapTo(Long.class)
            .one()
        - 1;
  }

  /** Loads all that is open; what is settled of an open subject comes with it. */
  public static Logbook load(Transaction transaction, long revision) {
    Map<String, Maintenance> maintenances =
        byId(MaintenanceTable.pending(transaction), Maintenance::id);
    Map<String, Map<StateKey, Verdict>> remembered = new LinkedHashMap<>();
    for (String id : maintenances.keySet()) {
      Map<StateKey, Verdict> latest = new LinkedHashMap<>();
      MaintenanceTable.verdicts(transaction, id)
          .forEach(verdict -> latest.put(StateKey.of(verdict), verdict));
      if (!latest.isEmpty()) {
        remembered.put(id, latest);
      }
    }
    Map<String, IncidentHistory> incidents =
        byId(IncidentTable.open(transaction), history -> history.incident().id());
    return new Logbook(
        revision,
        incidents,
        byId(PromiseTable.watched(transaction), Promise::id),
        maintenances,
        remembered);
  }

  private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    list.forEach(item -> map.put(id.apply(item), item));
    return map;
  }

  /** Writes what was decided, in the order of the decision. */
  public static void write(Transaction transaction, List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      switch (entry) {
        case LogEntry.Happened happened -> IncidentTable.append(transaction, happened);
        case LogEntry.Promised promised -> PromiseTable.put(transaction, promised.promise());
        case LogEntry.Worked worked -> MaintenanceTable.put(transaction, worked.maintenance());
        case LogEntry.Remembered remembered ->
            MaintenanceTable.remember(transaction, remembered.maintenance(), remembered.verdict());
        case LogEntry.Learned learned -> ResolvedCaseTable.keep(transaction, learned.resolved());
      }
    }
  }
}
