package io.tocsin.access.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.web.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider of identities on this machine: discovery, keys, authorization with PKCE, tokens. It is
 * strict and honest until it is told to do one thing wrong.
 */
public final class HonestProvider implements AutoCloseable {

  public static final String CLIENT = "tocsin";
  public static final String SECRET = "a secret: of/the+client";
  public static final String ACCESS = "access-token-1";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final String redirect;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final AtomicInteger codes = new AtomicInteger();

  /** What this provider does; set anew for each case. */
  public volatile Conduct conduct = new Conduct();

  /** What a code is good for. */
  private record Grant(String nonce, String challenge, Map<String, Object> person) {}

  /** An answer in full. */
  public record Answer(int status, String type, byte[] body, Map<String, String> headers) {
    public static Answer of(int status, String type, String body) {
      return new Answer(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
  }

  /** How it behaves. */
  public static final class Conduct {
    public Tokens.Key key = Keys.FIRST;
    public String algorithm = "RS256";
    public List<Map<String, Object>> published = List.of(Keys.FIRST.published().toJSONObject());
    public Map<String, Object> person =
        new LinkedHashMap<>(Map.of("sub", "alice", "name", "Alice"));
    public Consumer<Map<String, Object>> description = _ -> {};
    public Consumer<Map<String, Object>> header = _ -> {};
    public Consumer<Map<String, Object>> claims = _ -> {};
    public Function<String, String> claimsText = text -> text;
    public @Nullable Function<String, String> token;
    public Consumer<Map<String, Object>> answer = _ -> {};
    public Map<String, Answer> instead = Map.of();
    public @Nullable String slow;
    public @Nullable String drips;
    public boolean namesItself = true;

    /** What it tells of a person on a second question; null: it has no place for that. */
    public @Nullable Map<String, Object> told;

    /** Claims that it keeps out of the token. */
    public List<String> keptBack = List.of();

    public boolean signsOut;
  }

  /** Keys that take long to make. */
  public static final class Keys {
    public static final Tokens.Key FIRST = Tokens.rsa("first", 2048);
    public static final Tokens.Key SECOND = Tokens.rsa("second", 2048);
    public static final Tokens.Key SHORT = Tokens.rsa("short", 1024);
    public static final Tokens.Key CURVE = Tokens.ec("curve");

    private Keys() {}
  }

  /**
   * Opens it.
   *
   * @param redirect the only address to which it sends people back
   */
  public HonestProvider(InstantSource clock, String redirect) {
    this.clock = clock;
    this.redirect = redirect;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    serve("/.well-known/openid-configuration", _ -> json(200, description()));
    serve("/keys", _ -> json(200, Map.of("keys", conduct.published)));
    serve("/authorize", this::authorize);
    serve("/token", this::token);
    serve("/userinfo", this::userInfo);
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often a path was asked for since the last time somebody looked. */
  public int takeAsked(String path) {
    AtomicInteger count = asked.remove(path);
    return count == null ? 0 : count.get();
  }

  private interface Page {
    Answer answer(HttpExchange exchange) throws IOException;
  }

  private void serve(String path, Page page) {
    server.createContext(
        path,
        exchange -> {
          asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
          try (exchange) {
            Answer instead = conduct.instead.get(path);
            Answer answer = page.answer(exchange);
            send(exchange, path, instead == null ? answer : instead);
          }
        });
  }

  private void send(HttpExchange exchange, String path, Answer answer) throws IOException {
    Conduct now = conduct;
    if (path.equals(now.slow)) {
      hold();
    }
    if (!answer.type().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", answer.type());
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (path.equals(now.drips)) {
        out.write(answer.body(), 0, length / 2);
        out.flush();
        hold();
      } else {
        out.write(answer.body());
      }
    } catch (IOException gone) {
      // the other side has had enough, which is the point of the case
    }
  }

  /** Holds the answer back until the provider is closed or the case is over. */
  private void hold() throws IOException {
    Conduct held = conduct;
    synchronized (this) {
      while (conduct == held && !threads.isShutdown()) {
        try {
          wait(100);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  private Map<String, Object> description() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("issuer", issuer());
    all.put("authorization_endpoint", issuer() + "/authorize");
    all.put("token_endpoint", issuer() + "/token");
    all.put("jwks_uri", issuer() + "/keys");
    all.put("response_types_supported", List.of("code"));
    all.put("authorization_response_iss_parameter_supported", true);
    if (conduct.told != null) {
      all.put("userinfo_endpoint", issuer() + "/userinfo");
    }
    if (conduct.signsOut) {
      all.put("end_session_endpoint", issuer() + "/end?realm=house");
    }
    conduct.description.accept(all);
    return all;
  }

  private Answer authorize(HttpExchange exchange) {
    Form query = Form.parse(String.valueOf(exchange.getRequestURI().getRawQuery()));
    boolean good =
        query.all("client_id").equals(List.of(CLIENT))
            && query.all("redirect_uri").equals(List.of(redirect))
            && query.all("response_type").equals(List.of("code"))
            && query.all("code_challenge_method").equals(List.of("S256"))
            && Arrays.asList(query.first("scope").orElse("").split(" ")).contains("openid")
            && query.has("state")
            && query.has("nonce");
    if (!good) {
      return Answer.of(400, "text/plain", "not a request of ours");
    }
    String code = "code-" + codes.incrementAndGet();
    grants.put(
        code,
        new Grant(
            query.first("nonce").orElseThrow(),
            query.first("code_challenge").orElseThrow(),
            conduct.person));
    String back =
        redirect
            + "?code="
            + code
            + "&state="
            + encoded(query.first("state").orElseThrow())
            + (conduct.namesItself ? "&iss=" + encoded(issuer()) : "");
    return new Answer(302, "", new byte[0], Map.of("Location", back));
  }

  private Answer token(HttpExchange exchange) throws IOException {
    Form form =
        Form.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String pair = encoded(CLIENT) + ":" + encoded(SECRET);
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    Grant grant = grants.remove(form.first("code").orElse(""));
    boolean good =
        expected.equals(authorization)
            && grant != null
            && form.all("redirect_uri").equals(List.of(redirect))
            && form.all("grant_type").equals(List.of("authorization_code"))
            && challenge(form.first("code_verifier").orElse("")).equals(grant.challenge());
    if (!good) {
      return json(400, Map.of("error", "invalid_grant"));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", ACCESS);
    answer.put("token_type", "Bearer");
    answer.put("id_token", idToken(grant));
    conduct.answer.accept(answer);
    return json(200, answer);
  }

  private Answer userInfo(HttpExchange exchange) {
    Map<String, Object> told = conduct.told;
    boolean good =
        ("Bearer " + ACCESS).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && exchange.getRequestMethod().equals("GET");
    return good && told != null
        ? json(200, told)
        : new Answer(401, "", new byte[0], Map.of("WWW-Authenticate", "Bearer"));
  }

  private String idToken(Grant grant) {
    Conduct now = conduct;
    long at = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer());
    claims.put("aud", CLIENT);
    claims.put("exp", at + 300);
    claims.put("iat", at);
    claims.put("nonce", grant.nonce());
    claims.put("at_hash", leftHalf(ACCESS));
    claims.putAll(grant.person());
    now.keptBack.forEach(claims::remove);
    now.claims.accept(claims);
    String text = now.claimsText.apply(JSONObjectUtils.toJSONString(claims));
    if (now.token != null) {
      return now.token.apply(text);
    }
    Map<String, Object> header =
        Tokens.header(now.algorithm, String.valueOf(now.key.published().getKeyID()));
    now.header.accept(header);
    return Tokens.signed(header, text, now.key);
  }

  private static Answer json(int status, Map<String, Object> fields) {
    return Answer.of(status, "application/json", JSONObjectUtils.toJSONString(fields));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String challenge(String verifier) {
    return Tokens.base64(sha(verifier));
  }

  public static String leftHalf(String token) {
    return Tokens.base64(Arrays.copyOf(sha(token), 16));
  }

  private static byte[] sha(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that was ever asked for, for a case that must ask for nothing. */
  public List<String> takeAsked() {
    List<String> all = new ArrayList<>();
    asked.forEach((path, count) -> all.add(path + " " + count.get()));
    asked.clear();
    return all;
  }

  @Override
  public void close() {
    conduct = new Conduct();
    server.stop(0);
    threads.shutdownNow();
  }
}
