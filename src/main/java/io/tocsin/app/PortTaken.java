package io.tocsin.app;

/** The port of the page or of health and metrics is taken. */
public final class PortTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTaken(int port, Throwable cause) {
    super("Port " + port + " cannot be listened on: " + cause.getMessage(), cause);
  }
}
