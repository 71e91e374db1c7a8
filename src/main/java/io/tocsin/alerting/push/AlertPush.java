package io.tocsin.alerting.push;

import io.tocsin.alerting.AlertChannel;
import io.tocsin.alerting.AlertMessage;
import io.tocsin.alerting.Call;
import io.tocsin.catalog.Teammate;
import io.tocsin.delivery.Channel.Sent;
import io.tocsin.delivery.Outcome;
import io.tocsin.signals.probe.egress.WebPost;
import io.tocsin.signals.probe.egress.WebPost.Posted;
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Wakes people through every browser in which they asked for it, under the name of the team;
 * thread-safe. What is sent leads to the alert in the newsroom, for which one is signed in: it
 * carries no personal link.
 */
public final class AlertPush implements AlertChannel {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration WORTH_TELLING = Duration.ofHours(1);
  private static final int KEY_BYTES = 32;

  private final WebPost post;
  private final PushServices services;
  private final Devices devices;
  private final VapidKey house;
  private final Function<Map<String, Object>, byte[]> json;
  private final RandomGenerator random;
  private volatile List<Device> known = List.of();

  /**
   * Posts through the one gate.
   *
   * @param json writes a body
   * @param random makes keys and salts: a secure one
   */
  public AlertPush(
      WebPost post,
      PushServices services,
      Devices devices,
      VapidKey house,
      Function<Map<String, Object>, byte[]> json,
      RandomGenerator random) {
    this.post = post;
    this.services = services;
    this.devices = devices;
    this.house = house;
    this.json = json;
    this.random = random;
  }

  /** Returns the key that browsers are told when they ask to be woken. */
  public String publicKey() {
    return house.publicKey();
  }

  /**
   * Takes a browser up.
   *
   * @return whether it is one that can be woken
   */
  public boolean add(String account, Device.Asked asked, String language, Instant now) {
    return Device.of(services, account, asked, language)
        .map(device -> {
          devices.put(device, now);
          renew();
          return true;
        })
        .orElse(false);
  }

  /** Lets a browser of that account go. */
  public void remove(String account, String endpoint) {
    devices.all().stream()
        .filter(device -> device.account().equals(account))
        .map(Device::endpoint)
        .filter(known -> known.toString().equals(endpoint))
        .forEach(devices::remove);
    renew();
  }

  /** Reads anew who asked: another node may have been asked. */
  public void renew() {
    known = devices.all();
  }

  @Override
  public String id() {
    return "push";
  }

  @Override
  public boolean reaches(Teammate person) {
    return known.stream().anyMatch(device -> device.account().equals(person.name()));
  }

  /** One browser that takes it is enough; it fails as the mildest of the others did. */
  @Override
  public Sent send(AlertMessage message) {
    return known.stream()
        .filter(device -> device.account().equals(message.person().name()))
        .map(device -> send(device, message))
        .min(Comparator.comparing(Sent::outcome))
        .orElse(new Sent(Outcome.NOT_SENDABLE, "no browser asks for it any more"));
  }

  private Sent send(Device device, AlertMessage message) {
    if (!services.knows(device.endpoint())) {
      return new Sent(Outcome.NOT_SENDABLE, "not a push service we speak to");
    }
    byte[] seed = new byte[KEY_BYTES];
    random.nextBytes(seed);
    ECPrivateKey once = Curve.privateKey(seed);
    byte[] salt = new byte[SealedPush.SALT_BYTES];
    random.nextBytes(salt);
    byte[] body = SealedPush.seal(device, json.apply(body(message)), once, salt);
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/octet-stream",
            "Content-Encoding", "aes128gcm",
            "TTL", Long.toString(WORTH_TELLING.toSeconds()),
            "Urgency", "high",
            "Authorization", house.authorization(device.endpoint(), message.at()));
    Posted posted = post.post(device.endpoint(), headers, body, services.insecure(), LIMIT);
    return sent(device.endpoint(), posted);
  }

  private static Map<String, Object> body(AlertMessage message) {
    return Map.of(
        "alert", message.alert().id(),
        "round", message.alert().round(),
        "taken", message.kind() == Call.Kind.TAKEN,
        "title", message.subject());
  }

  /** A browser that is gone for good is asked no more (RFC 8030 section 7.3). */
  private Sent sent(URI endpoint, Posted posted) {
    return switch (posted) {
      case Posted.Answered(int status) when status < 300 ->
          new Sent(Outcome.ACCEPTED, "status " + status);
      case Posted.Answered(int status) when status == 404 || status == 410 -> {
        devices.remove(endpoint);
        yield new Sent(Outcome.REFUSED_FOR_GOOD, "status " + status);
      }
      case Posted.Answered(int status) -> new Sent(Outcome.REFUSED_FOR_NOW, "status " + status);
      case Posted.Forbidden(String why) -> new Sent(Outcome.NOT_SENDABLE, why);
      case Posted.Failed(String why, boolean handedOver) ->
          new Sent(handedOver ? Outcome.REPLY_LOST : Outcome.UNREACHABLE, why);
    };
  }
}
