package io.tocsin.access;

import io.tocsin.web.Request;
import java.net.InetAddress;

/**
 * From where and with what somebody comes to the door; immutable.
 *
 * @param from counts tries and is never stored
 */
public record Arrival(InetAddress from, Device device) {

  /** Reads it out of a request. */
  public static Arrival of(Request request) {
    return new Arrival(request.client(), Device.of(request.header("User-Agent").orElse("")));
  }
}
