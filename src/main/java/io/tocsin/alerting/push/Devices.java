package io.tocsin.alerting.push;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Where the browsers that asked to be woken are kept; thread-safe. */
public interface Devices {

  /** Returns all of them. */
  List<Device> all();

  /** Keeps one; one with the same endpoint gives way. */
  void put(Device device, Instant now);

  /** Lets one go. */
  void remove(URI endpoint);
}
