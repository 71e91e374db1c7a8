package io.tocsin.app;

import io.tocsin.delivery.Channel;
import io.tocsin.delivery.Dispatcher;
import io.tocsin.delivery.Links;
import io.tocsin.delivery.Notice;
import io.tocsin.delivery.Outcome;
import io.tocsin.delivery.Subscriptions;
import io.tocsin.delivery.sql.DispatchTable;
import io.tocsin.delivery.sql.SubscriptionTable;
import io.tocsin.publication.Statements;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Who wants to hear of a house; what they are sent lies here and goes nowhere. */
final class MailRoom implements Channel {

  private final List<Notice> sent = new ArrayList<>();
  private final Dispatcher dispatcher;
  final Subscriptions subscriptions;

  MailRoom(
      Pipeline pipeline,
      LiveCatalog catalog,
      URI base,
      byte[] key,
      InstantSource clock,
      Supplier<String> ids) {
    SubscriptionTable table = new SubscriptionTable(pipeline.state());
    subscriptions = new Subscriptions(table, catalog, key, clock, ids);
    dispatcher =
        new Dispatcher(
            this,
            new Dispatcher.Tables(new DispatchTable(pipeline.state()), table),
            new Dispatcher.Sources(
                new Statements(pipeline.statements()),
                pipeline.archive(),
                catalog,
                new Links(base)),
            key,
            "here",
            clock,
            ids,
            new Random(7));
    dispatcher.takeUp();
  }

  /** The link in the mail that was written last, to confirm what somebody asked for. */
  String confirmation() {
    dispatcher.runDue();
    return ((Notice.Confirmation) sent.getLast().content()).confirm().getPath();
  }

  @Override
  public String id() {
    return "email";
  }

  @Override
  public Line open() {
    return new Line() {
      @Override
      public Sent send(Notice notice) {
        sent.add(notice);
        return new Sent(Outcome.ACCEPTED, "250");
      }

      @Override
      public void close() {}
    };
  }
}
