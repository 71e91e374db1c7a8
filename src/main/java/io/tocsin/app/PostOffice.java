package io.tocsin.app;

import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.delivery.Courier;
import io.tocsin.delivery.Dispatch;
import io.tocsin.delivery.Dispatcher;
import io.tocsin.delivery.Links;
import io.tocsin.delivery.Subscriptions;
import io.tocsin.delivery.email.MailChannel;
import io.tocsin.delivery.email.Relay;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.publication.Statements;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who wants to hear, and the courier that carries statements to them; thread-safe. */
final class PostOffice implements AutoCloseable {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

  private final Subscriptions subscriptions;
  private final Dispatcher dispatcher;
  private final Courier courier;

  private PostOffice(Subscriptions subscriptions, Dispatcher dispatcher) {
    this.subscriptions = subscriptions;
    this.dispatcher = dispatcher;
    this.courier = new Courier(dispatcher);
  }

  /** Opens it at rest; after {@link #start} it sends by itself. */
  static PostOffice open(
      Pipeline pipeline,
      LiveCatalog catalog,
      MailSettings mail,
      URI base,
      byte[] key,
      InstantSource clock,
      Supplier<String> ids)
      throws IOException {
    SubscriptionTable subscribers = new SubscriptionTable(pipeline.state());
    Subscriptions subscriptions = new Subscriptions(subscribers, catalog, key, clock, ids);
    Dispatcher dispatcher =
        new Dispatcher(
            new MailChannel(relay(mail), catalog),
            new Dispatcher.Tables(new DispatchTable(pipeline.state()), subscribers),
            new Dispatcher.Sources(
                new Statements(pipeline.statements()),
                pipeline.archive(),
                catalog,
                new Links(base)),
            key,
            base.toString(),
            clock,
            ids,
            new SecureRandom());
    PostOffice office = new PostOffice(subscriptions, dispatcher);
    pipeline.publisher().onPublished(office.courier::nudge);
    subscriptions.onAsk(office.courier::nudge);
    return office;
  }

  static Relay relay(MailSettings mail) throws IOException {
    String password = PasswordFile.read(mail.passwordFile());
    return new Relay(
        mail.host(),
        mail.port(),
        mail.startTls() ? Relay.Encryption.REQUIRED : Relay.Encryption.NONE,
        login(mail.user(), password),
        mail.from(),
        CONNECT_WITHIN,
        ANSWER_WITHIN);
  }

  private static Relay.@Nullable Login login(@Nullable String user, @Nullable String password) {
    return user == null || password == null ? null : new Relay.Login(user, password);
  }

  void start() {
    courier.start();
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** How many dispatches stand where. */
  Map<Dispatch.Status, Long> tally() {
    return dispatcher.tally();
  }

  @Override
  public void close() {
    courier.close();
  }
}
