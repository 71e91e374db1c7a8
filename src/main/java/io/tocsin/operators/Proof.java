package io.tocsin.operators;

/**
 * Where whoever holds a domain shows it, and what must stand there. Immutable.
 *
 * <p>Only somebody who runs the domain can put either: a name under it that begins with an
 * underscore (RFC 8552), or a file at a well-known place (RFC 8615).
 */
public sealed interface Proof {

  /** The domain that is proved. */
  String domain();

  /** What must stand there, as one text or one line. */
  String text();

  /** Where it stands: a name, or an address. */
  String place();

  /** Which way it is. */
  Way way();

  /** The ways, in words for tables and forms. */
  enum Way {
    DNS_RECORD,
    WELL_KNOWN_FILE;

    /** Returns the proof of this way. */
    public Proof of(String domain, String text) {
      return switch (this) {
        case DNS_RECORD -> new DnsRecord(domain, text);
        case WELL_KNOWN_FILE -> new WellKnownFile(domain, text);
      };
    }
  }

  /** A TXT record. */
  record DnsRecord(String domain, String text) implements Proof {
    @Override
    public String place() {
      return "_tocsin-operator." + domain;
    }

    @Override
    public Way way() {
      return Way.DNS_RECORD;
    }
  }

  /** A file of plain text, of which one line is the text. */
  record WellKnownFile(String domain, String text) implements Proof {
    @Override
    public String place() {
      return "https://" + domain + "/.well-known/tocsin-operator.txt";
    }

    @Override
    public Way way() {
      return Way.WELL_KNOWN_FILE;
    }
  }
}
