package io.tocsin.publication;

import io.tocsin.incidents.Incident;
import io.tocsin.incidents.IncidentArchive;
import io.tocsin.store.Transaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The courses of incidents, read again only when something was added: the course of a closed one
 * does not change. Thread-safe.
 */
final class CourseBook {

  private static final int MOST = 2_000;

  private final Map<String, Known> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  private record Version(@Nullable Instant closedAt, long steps) {}

  private record Known(Version version, List<CourseView> courses) {}

  /** What is told of one incident. */
  List<CourseView> of(Transaction transaction, IncidentArchive archive, Incident incident) {
    Instant closed = incident.closedAt();
    long steps = closed == null ? archive.courseLength(transaction, incident.id()) : 0;
    Version version = new Version(closed, steps);
    Known before = find(incident.id());
    if (before != null && before.version().equals(version)) {
      return before.courses();
    }
    List<CourseView> courses = Courses.of(archive.course(transaction, incident.id()));
    keep(incident.id(), new Known(version, courses));
    return courses;
  }

  private synchronized @Nullable Known find(String incident) {
    return known.get(incident);
  }

  private synchronized void keep(String incident, Known read) {
    known.put(incident, read);
  }
}
