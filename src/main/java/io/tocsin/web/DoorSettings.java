package io.tocsin.web;

/**
 * Where and how a door listens. Immutable.
 *
 * @param address an address in figures, {@code 127.0.0.1}
 * @param port zero for any that is free
 */
public record DoorSettings(
    String address, int port, Proxies proxies, Limits limits, SecurityHeaders security) {

  /** The address of this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  public DoorSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (Addresses.parse(address).isEmpty()) {
      throw new IllegalArgumentException("not an address in figures: " + address);
    }
  }

  /** Makes the settings of a door on this machine alone that trusts no proxy. */
  public static DoorSettings local(int port) {
    return new DoorSettings(LOOPBACK, port, Proxies.NONE, Limits.USUAL, SecurityHeaders.STRICT);
  }
}
