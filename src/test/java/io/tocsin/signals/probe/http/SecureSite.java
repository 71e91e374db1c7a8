package io.tocsin.signals.probe.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tocsin.signals.probe.egress.EgressGate;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A website on this machine, by HTTPS, with a certificate of its own for some names. */
public final class SecureSite implements AutoCloseable {

  private static final String PASSWORD = "only for tests";

  private final HttpsServer server;
  private final Path store;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String location = "";

  private SecureSite(HttpsServer server, Path store) {
    this.server = server;
    this.store = store;
  }

  /** Starts it on any free port, with a certificate for a name. */
  public static SecureSite start(Path folder, String name) {
    try {
      Path store = certificate(folder, name);
      HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
      SecureSite site = new SecureSite(server, store);
      server.createContext("/", site::answer);
      server.start();
      return site;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Path certificate(Path folder, String name) throws IOException {
    Path store = folder.resolve(name + ".p12");
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                program.toString(),
                "-genkeypair",
                "-alias",
                "site",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (made.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
    return store;
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(store)) {
      keys.load(stream, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().add("Location", location);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** From now on it answers like this. */
  public SecureSite answers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
    return this;
  }

  /** From now on it sends everybody elsewhere. */
  public SecureSite sendsTo(String newLocation) {
    status = 302;
    location = newLocation;
    return this;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How often it was asked. */
  public int asked() {
    return asked.get();
  }

  /** Errands to private addresses that trust this site's certificate and no other. */
  public WebErrand trusting(EgressGate gate) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setTrustOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
    return new WebErrand(gate, "test", true, options);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
