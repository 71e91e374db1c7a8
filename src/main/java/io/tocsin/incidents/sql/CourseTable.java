package io.tocsin.incidents.sql;

import io.tocsin.detection.CourseStep;
import io.tocsin.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people reported while an incident was open, in steps of ten minutes. */
public final class CourseTable {

  private CourseTable() {}

  /** Keeps steps of one component; what is kept already stays as it was told first. */
  public static void keep(
      Transaction transaction, String incident, String component, Collection<CourseStep> steps) {
    for (CourseStep step : steps) {
      transaction
          .handle()
          .createUpdate(
              "INSERT INTO course_step (incident, component, started_at, body)"
                  + " VALUES (:incident, :component, :started, :body)"
                  + " ON CONFLICT (incident, component, started_at) DO NOTHING")
          .bind("incident", incident)
          .bind("component", component)
          .bind("started", step.start())
          .bind("body", Bodies.write(step))
          .execute();
    }
  }

  /** The steps of one incident by component, oldest first. */
  public static SortedMap<String, List<CourseStep>> of(Transaction transaction, String incident) {
    SortedMap<String, List<CourseStep>> byComponent = new TreeMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT component, body FROM course_step WHERE incident = :incident"
                + " ORDER BY component, started_at")
        .bind("incident", incident)
        .map((row, context) ->
            new Row(
                row.getString("component"), Bodies.read(row.getString("body"), CourseStep.class)))
        .forEach(row ->
            byComponent.computeIfAbsent(row.component(), _ -> new ArrayList<>()).add(row.step()));
    return byComponent;
  }

  /** How many steps there are of an incident. */
  public static long length(Transaction transaction, String incident) {
    return transaction
        .handle()
        .createQuery("SELECT COUNT(*) FROM course_step WHERE incident = :incident")
        .bind("incident", incident)
        .mapTo(Long.class)
        .one();
  }

  private record Row(String component, CourseStep step) {}
}
