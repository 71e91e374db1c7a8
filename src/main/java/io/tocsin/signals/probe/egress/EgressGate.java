package io.tocsin.signals.probe.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/**
 * Resolves names and decides where a probe may connect; thread-safe.
 *
 * <p>One forbidden address among several refuses the name as a whole, so that a name server cannot
 * smuggle one in. The caller connects to the address that was checked, never to the name again.
 */
public final class EgressGate {

  private static final Duration RESOLVE_LIMIT = Duration.ofSeconds(5);

  private final LookupSession dns;

  /** A gate that asks the machine's own resolvers and reads its hosts file. */
  public EgressGate() {
    this(LookupSession.defaultBuilder().defaultHostsFileParser().build());
  }

  EgressGate(LookupSession dns) {
    this.dns = dns;
  }

  /** Where a probe may connect for a host name or an address literal. */
  public Route route(String host, boolean allowPrivate) throws InterruptedException {
    List<InetAddress> addresses;
    try {
      addresses = literal(host).map(List::of).orElse(null);
      if (addresses == null) {
        addresses = addressesOf(Name.fromString(host, Name.root));
      }
    } catch (TextParseException | ResolveFailed failure) {
      return new Route.NotFound(String.valueOf(failure.getMessage()));
    }
    for (InetAddress address : addresses) {
      if (!SpecialPurpose.mayConnect(address, allowPrivate)) {
        return new Route.Forbidden(address.getHostAddress());
      }
    }
    return addresses.isEmpty()
        ? new Route.NotFound(host + " has no address")
        : new Route.Open(addresses);
  }

  /**
   * The mail servers of a domain, best first: its MX hosts, or the domain itself without any (RFC
   * 5321 section 5.1).
   */
  public List<String> mailServers(String domain) throws InterruptedException, ResolveFailed {
    try {
      List<MXRecord> records = new ArrayList<>();
      for (Record record : ask(Name.fromString(domain, Name.root), Type.MX)) {
        if (record instanceof MXRecord mx) {
          records.add(mx);
        }
      }
      records.sort(Comparator.comparingInt(MXRecord::getPriority));
      return records.isEmpty()
          ? List.of(domain)
          : records.stream()
              .map(mx -> mx.getTarget().toString(true))
              .filter(n -> !n.isEmpty())
              .toList();
    } catch (TextParseException notAName) {
      throw new ResolveFailed(domain + " is not a domain name");
    }
  }

  /**
   * The texts at a name (TXT, RFC 1035 section 3.3.14), each joined; none when the name is not
   * there.
   */
  public List<String> texts(String name) throws InterruptedException, ResolveFailed {
    List<String> texts = new ArrayList<>();
    try {
      for (Record record : ask(Name.fromString(name, Name.root), Type.TXT)) {
        if (record instanceof TXTRecord text) {
          texts.add(String.join("", text.getStrings()));
        }
      }
    } catch (TextParseException notAName) {
      throw new ResolveFailed(name + " is not a domain name");
    } catch (ResolveFailed failed) {
      if (!failed.isNoSuchName()) {
        throw failed;
      }
    }
    return texts;
  }

  /**
   * Opens a connection to a checked address.
   *
   * @param deadlineNanos {@code System.nanoTime()} after which it gives up
   */
  public Line connect(InetAddress checked, int port, long deadlineNanos) throws IOException {
    long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(checked, port), Math.toIntExact(Math.clamp(left, 1, 600_000)));
      return new Line(socket, deadlineNanos);
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private static Optional<InetAddress> literal(String host) {
    if (host.equalsIgnoreCase("localhost")
        || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
      return Optional.of(InetAddress.ofLiteral("127.0.0.1")); // RFC 6761 section 6.3
    }
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }

  private List<InetAddress> addressesOf(Name name) throws InterruptedException, ResolveFailed {
    List<InetAddress> addresses = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      for (Record record : ask(name, type)) {
        switch (record) {
          case ARecord a -> addresses.add(a.getAddress());
          case AAAARecord aaaa -> addresses.add(aaaa.getAddress());
          default -> {
            // an alias on the way; its target follows in the same answer
          }
        }
      }
    }
    return addresses;
  }

  private List<Record> ask(Name name, int type) throws InterruptedException, ResolveFailed {
    try {
      return dns.lookupAsync(name, type, DClass.IN)
          .toCompletableFuture()
          .get(RESOLVE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          .getRecords();
    } catch (ExecutionException failure) {
      Throwable cause =
          failure.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
              ? wrapped.getCause()
              : failure.getCause();
      if (cause instanceof org.xbill.DNS.lookup.NoSuchRRSetException) {
        return List.of();
      }
      boolean absent = cause instanceof org.xbill.DNS.lookup.NoSuchDomainException;
      throw new ResolveFailed(name + ": " + cause, absent);
    } catch (TimeoutException late) {
      throw new ResolveFailed(
          name + ": no resolver answered within " + RESOLVE_LIMIT.toSeconds() + " s");
    }
  }

  /** A name could not be resolved; the message says why. */
  public static final class ResolveFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean noSuchName;

    ResolveFailed(String message) {
      this(message, false);
    }

    ResolveFailed(String message, boolean noSuchName) {
      super(message);
      this.noSuchName = noSuchName;
    }

    /** Whether a name server said that there is no such name. */
    public boolean isNoSuchName() {
      return noSuchName;
    }
  }
}
