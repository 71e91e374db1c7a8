package io.tocsin.catalog;

/** Which mail server an SMTP probe speaks to. Immutable. */
public sealed interface MailServer {

  /**
   * One server by its name.
   *
   * @param name a host name or an IP address
   */
  record Host(String name) implements MailServer {
    public Host {
      requireName(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Whatever server the domain's MX records name at the time of the try.
   *
   * @param name a mail domain
   */
  record MxOf(String name) implements MailServer {
    public MxOf {
      requireName(name);
    }

    @Override
    public String toString() {
      return "MX of " + name;
    }
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > 253) {
      throw new IllegalArgumentException("not a host name: " + name);
    }
  }
}
