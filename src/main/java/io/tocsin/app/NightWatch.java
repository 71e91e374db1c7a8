package io.tocsin.app;

import io.tocsin.alerting.Alarm;
import io.tocsin.alerting.AlertChannel;
import io.tocsin.alerting.AlertLinks;
import io.tocsin.alerting.AlertWords;
import io.tocsin.alerting.Answering;
import io.tocsin.alerting.Bell;
import io.tocsin.alerting.FirstWord;
import io.tocsin.alerting.InTray;
import io.tocsin.alerting.Prompter;
import io.tocsin.alerting.email.AlertMail;
import io.tocsin.alerting.push.AlertPush;
import io.tocsin.alerting.push.PushServices;
import io.tocsin.alerting.push.VapidKey;
import io.tocsin.alerting.sql.AlertTable;
import io.tocsin.alerting.sql.CallTable;
import io.tocsin.alerting.sql.DeviceTable;
import io.tocsin.alerting.webhook.AlertHook;
import io.tocsin.audit.AuditLog;
import io.tocsin.catalog.yaml.MachineSettings.MailSettings;
import io.tocsin.delivery.email.MailChannel;
import io.tocsin.incidents.Contradictions;
import io.tocsin.publication.Approvals;
import io.tocsin.publication.Statements;
import io.tocsin.signals.Keys;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.egress.WebPost;
import io.tocsin.web.EventStream;
import io.tocsin.wording.ReadyTexts;
import io.tocsin.wording.yaml.ReadyTextsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Those who wake the team, and the threads that run them: one that looks and plans, and one for
 * each way to wake people, so that mail that hangs holds up no webhook; thread-safe.
 */
final class NightWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NightWatch.class);
  private static final long EVERY_MILLIS = 1000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AlertPush push;
  private final Alarm alarm;
  private final Answering answering;
  private final Bell bell;
  private final AlertWords words;
  private final InstantSource clock;
  private final EventStream events = new EventStream();
  private final AtomicLong changes = new AtomicLong();
  private final Semaphore nudges = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Who stands watch.
   *
   * @param base root of the site, ending in a slash
   * @param key for links in alerts alone
   * @param userAgent how webhooks are told who calls
   */
  record Parts(
      Pipeline pipeline,
      LiveCatalog catalog,
      @Nullable MailSettings mail,
      URI base,
      byte[] key,
      String userAgent,
      InstantSource clock,
      Supplier<String> ids) {}

  private NightWatch(Parts parts) throws IOException {
    clock = parts.clock();
    words = new AlertWords(parts.catalog());
    Alarm.Tools tools =
        new Alarm.Tools(
            new AlertTable(parts.pipeline().state()),
            new CallTable(),
            parts.pipeline().archive(),
            parts.catalog(),
            words,
            new AlertLinks(parts.base(), parts.key()),
            tray(parts));
    AuditLog audit = new AuditLog(parts.ids());
    var publisher = parts.pipeline().publisher();
    Prompter prompter = prompter(parts);
    push = push(parts);
    push.renew();
    alarm =
        new Alarm(tools, channels(parts), publisher, parts.base().toString(), clock, parts.ids());
    answering = new Answering(tools, alarm, prompter, publisher, audit, clock);
    bell =
        new Bell(
            tools, alarm, prompter, parts.pipeline().desk(), publisher, audit, clock, parts.ids());
    alarm.onChange(nudges::release);
    alarm.onChange(() -> events.announce(changes.incrementAndGet()));
    publisher.onPublished(nudges::release);
  }

  /** Opens it at rest. */
  static NightWatch open(Parts parts) throws IOException {
    return new NightWatch(parts);
  }

  private static InTray tray(Parts parts) {
    Pipeline pipeline = parts.pipeline();
    return new InTray(
        new Contradictions(new AuditLog(parts.ids())),
        pipeline.schedule(),
        new Approvals(pipeline.publisher(), pipeline.schedule(), parts.ids()),
        pipeline.legal());
  }

  private static Prompter prompter(Parts parts) {
    Pipeline pipeline = parts.pipeline();
    ReadyTexts lint = ReadyTextsFile.shipped();
    return new Prompter(
        new FirstWord(parts.catalog(), lint),
        new Statements(pipeline.statements()),
        pipeline.sheets(),
        pipeline.publisher(),
        lint);
  }

  private static AlertPush push(Parts parts) {
    return new AlertPush(
        new WebPost(new EgressGate(), parts.userAgent()),
        PushServices.OF_BROWSERS,
        new DeviceTable(parts.pipeline().state()),
        new VapidKey(new Keys(parts.key()).derive("web push"), parts.base()),
        JSON::writeValueAsBytes,
        new SecureRandom());
  }

  private List<AlertChannel> channels(Parts parts) throws IOException {
    WebPost post = new WebPost(new EgressGate(), parts.userAgent());
    List<AlertChannel> channels = new ArrayList<>();
    channels.add(push);
    channels.add(new AlertHook(post, JSON::writeValueAsBytes, NightWatch::secret));
    MailSettings mail = parts.mail();
    if (mail != null) {
      channels.add(new AlertMail(new MailChannel(PostOffice.relay(mail), parts.catalog())));
    }
    return channels;
  }

  /** Read anew each time: a secret that is changed holds at once. */
  private static Optional<byte[]> secret(Path file) {
    try {
      return Optional.of(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      LOG.warn("The secret of a webhook cannot be read: {}", unreadable.toString());
      return Optional.empty();
    }
  }

  /** What wakes people through their browsers. */
  AlertPush push() {
    return push;
  }

  Alarm alarm() {
    return alarm;
  }

  Answering answering() {
    return answering;
  }

  Bell bell() {
    return bell;
  }

  /** Tells open pages of the newsroom that an alert changed. */
  EventStream events() {
    return events;
  }

  AlertWords words() {
    return words;
  }

  /** Starts; what this node held before it died is taken up first. */
  synchronized void start() {
    if (threads.isEmpty() && !closed) {
      alarm.takeUp(clock.instant());
      threads.add(thread("alarm", this::plan, true));
      for (AlertChannel channel : alarm.channels()) {
        threads.add(
            thread("alarm " + channel.id(), () -> alarm.call(channel, clock.instant()), false));
      }
    }
  }

  private void plan() {
    push.renew();
    alarm.plan(clock.instant());
  }

  private Thread thread(String name, Runnable work, boolean nudged) {
    return Thread.ofPlatform()
        .name(name)
        .daemon()
        .start(() -> {
          while (!closed) {
            try {
              work.run();
            } catch (RuntimeException failure) {
              LOG.warn("{} cannot go on for the moment; what is due stays due", name, failure);
            }
            await(nudged);
          }
        });
  }

  private void await(boolean nudged) {
    try {
      if (nudged) {
        nudges.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        nudges.drainPermits();
      } else {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS / 2);
      }
    } catch (InterruptedException stopped) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Stops; a call on its way is finished first, for a while. */
  @Override
  public void close() {
    closed = true;
    alarm.drain();
    nudges.release();
    for (Thread thread : threads) {
      try {
        thread.join(java.time.Duration.ofSeconds(3));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
