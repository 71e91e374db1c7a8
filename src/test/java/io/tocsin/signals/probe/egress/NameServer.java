package io.tocsin.signals.probe.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/** A name server on this machine, over UDP, which knows what it is told; thread-safe. */
public final class NameServer implements AutoCloseable {

  private final DatagramSocket socket;
  private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
  private final Map<String, InetAddress> hosts = new ConcurrentHashMap<>();
  private volatile boolean ill;

  private NameServer(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Starts it on any free port. */
  public static NameServer start() {
    try {
      NameServer server = new NameServer(new DatagramSocket(new InetSocketAddress("127.0.0.1", 0)));
      Thread.ofPlatform().name("name server").daemon().start(server::serve);
      return server;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a name these texts; none takes the name away. */
  public NameServer text(String name, String... all) {
    if (all.length == 0) {
      texts.remove(name + ".");
    } else {
      texts.put(name + ".", List.of(all));
    }
    return this;
  }

  /** Gives a name an address. */
  public NameServer host(String name, String address) {
    hosts.put(name + ".", InetAddress.ofLiteral(address));
    return this;
  }

  /** From now on it says that it cannot tell, or that it can again. */
  public NameServer ill(boolean now) {
    ill = now;
    return this;
  }

  /** A gate that asks this server and nobody else, and remembers nothing. */
  public EgressGate gate() {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress("127.0.0.1", socket.getLocalPort()));
    resolver.setTimeout(Duration.ofSeconds(3));
    return new EgressGate(LookupSession.builder().resolver(resolver).build());
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        DatagramPacket asked = new DatagramPacket(buffer, buffer.length);
        socket.receive(asked);
        byte[] reply = answer(new Message(java.util.Arrays.copyOf(buffer, asked.getLength())));
        socket.send(new DatagramPacket(reply, reply.length, asked.getSocketAddress()));
      } catch (IOException gone) {
        // the next one may be readable; a closed socket ends the loop
      }
    }
  }

  private byte[] answer(Message asked) {
    Message reply = new Message(asked.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    Record question = asked.getQuestion();
    reply.addRecord(question, Section.QUESTION);
    Name name = question.getName();
    String key = name.toString().toLowerCase(java.util.Locale.ROOT);
    if (ill) {
      reply.getHeader().setRcode(Rcode.SERVFAIL);
    } else if (!texts.containsKey(key) && !hosts.containsKey(key)) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (question.getType() == Type.TXT && texts.containsKey(key)) {
      for (String text : texts.get(key)) {
        reply.addRecord(new TXTRecord(name, DClass.IN, 60, pieces(text)), Section.ANSWER);
      }
    } else if (question.getType() == Type.A && hosts.containsKey(key)) {
      reply.addRecord(new ARecord(name, DClass.IN, 60, hosts.get(key)), Section.ANSWER);
    }
    return reply.toWire();
  }

  /** A text comes in two strings, as long ones do. */
  private static List<String> pieces(String text) {
    int half = text.length() / 2;
    return List.of(text.substring(0, half), text.substring(half));
  }

  @Override
  public void close() {
    socket.close();
  }
}
