package io.tocsin.alerting.sql;

import io.tocsin.alerting.push.Device;
import io.tocsin.alerting.push.Devices;
import io.tocsin.store.Database;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of browsers that asked to be woken; thread-safe. */
public final class DeviceTable implements Devices {

  private static final int MOST = 20;

  private final Database database;

  public DeviceTable(Database database) {
    this.database = database;
  }

  @Override
  public List<Device> all() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                "SELECT account, endpoint, public_key, secret, language FROM device ORDER BY"
                    + " asked_at")
            .map((row, _) ->
                new Device(
                    row.getString("account"),
                    URI.create(row.getString("endpoint")),
                    row.getString("public_key"),
                    row.getString("secret"),
                    row.getString("language")))
            .list());
  }

  /** Adds one, or gives one that was there to who asks now; of an account the newest 20 stay. */
  @Override
  public void put(Device device, Instant now) {
    database.write(transaction -> {
      remove(transaction.handle(), device.endpoint());
      transaction
          .handle()
          .createUpdate(
              """
              INSERT INTO device (endpoint, account, public_key, secret, language, asked_at)
              VALUES (:endpoint, :account, :key, :secret, :language, :now)
              """)
          .bind("endpoint", device.endpoint().toString())
          .bind("account", device.account())
          .bind("key", device.publicKey())
          .bind("secret", device.secret())
          .bind("language", device.language())
          .bind("now", now)
          .execute();
      return transaction
          .handle()
          .createUpdate(
              """
              DELETE FROM device WHERE account = :account AND endpoint NOT IN
                (SELECT endpoint FROM device WHERE account = :account
                  ORDER BY asked_at DESC, endpoint LIMIT :most)
              """)
          .bind("account", device.account())
          .bind("most", MOST)
          .execute();
    });
  }

  @Override
  public void remove(URI endpoint) {
    database.write(transaction -> remove(transaction.handle(), endpoint));
  }

  private static int remove(Handle handle, URI endpoint) {
    return handle
        .createUpdate("DELETE FROM device WHERE endpoint = :endpoint")
        .bind("endpoint", endpoint.toString())
        .execute();
  }
}
