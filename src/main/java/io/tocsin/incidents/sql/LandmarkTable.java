package io.tocsin.incidents.sql;

import io.tocsin.journal.Position;
import io.tocsin.store.Transaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.statement.StatementContext;

/** What detectors knew now and then in the past. */
public final class LandmarkTable {

  private LandmarkTable() {}

  /**
   * What one knew once.
   *
   * @param seenAt the newest time any of its signals carried
   * @param position of the newest signal in it
   * @param services the services whose signals come to its partition
   * @param detector what the detector saved
   */
  public record Landmark(
      int partition, Instant seenAt, Position position, Set<String> services, byte[] detector) {}

  /** Keeps what a detector knows. */
  public static void keep(Transaction transaction, Landmark landmark) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO detector_landmark (partition, seen_at, position, services, detector)"
                + " VALUES (:partition, :seen, :position, :services, :detector)"
                + " ON CONFLICT (partition, seen_at) DO NOTHING")
        .bind("partition", landmark.partition())
        .bind("seen", landmark.seenAt())
        .bind("position", landmark.position().value())
        .bind("services", String.join(" ", new TreeSet<>(landmark.services())))
        .bind("detector", packed(landmark.detector()))
        .execute();
  }

  /** Forgets what was known before an instant. */
  public static void forgetBefore(Transaction transaction, int partition, Instant end) {
    transaction
        .handle()
        .createUpdate(
            "DELETE FROM detector_landmark WHERE partition = :partition AND seen_at < :end")
        .bind("partition", partition)
        .bind("end", end)
        .execute();
  }

  /** The last one before a moment of the detector to which a service's signals come. */
  public static Optional<Landmark> before(Transaction transaction, String service, Instant at) {
    return transaction
        .handle()
        .createQuery(
            "SELECT partition, seen_at, position, services, detector FROM detector_landmark"
                + " WHERE seen_at <= :at AND (' ' || services || ' ') LIKE :service"
                + " ORDER BY seen_at DESC LIMIT 1")
        .bind("at", at)
        .bind("service", "% " + service + " %")
        .map(LandmarkTable::read)
        .findFirst();
  }

  private static Landmark read(ResultSet row, StatementContext context) throws SQLException {
    return new Landmark(
        row.getInt("partition"),
        Columns.instant(row, "seen_at"),
        new Position(row.getLong("position")),
        Set.of(row.getString("services").split(" ", -1)),
        unpacked(row.getBytes("detector")));
  }

  private static byte[] packed(byte[] state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(state.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory alone
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a landmark is damaged", e);
    }
  }
}
