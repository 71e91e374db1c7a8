package io.tocsin.access.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.tocsin.access.oidc.ProviderLine.Answer;
import io.tocsin.access.oidc.ProviderLine.Question;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks JSON with the provider and with nobody else: only origins that the settings name, few at
 * once, in bounded time and size; thread-safe.
 */
final class ProviderWire {

  private static final int AT_ONCE = 8;
  private static final int LONGEST_URL = 2_000;
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

  private final ProviderSettings settings;
  private final ProviderLine line;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ProviderWire(ProviderSettings settings, ProviderLine line) {
    this.settings = settings;
    this.line = line;
  }

  /** An answer in JSON, whatever its status. */
  record Json(int status, Map<String, Object> fields) {}

  /** Gets a document that must be there. */
  Checked<Map<String, Object>> get(URI url, int most) {
    return get(url, Map.of(), most);
  }

  /** Gets a document that must be there, with more headers. */
  Checked<Map<String, Object>> get(URI url, Map<String, String> more, int most) {
    return ask(new Question(url, headers(more), null, most, settings.patience()))
        .then(json ->
            json.status() == 200
                ? Checked.passed(json.fields())
                : Checked.failed(Refusal.PROVIDER_ANSWER_WRONG));
  }

  /** Posts a form and returns what is answered, an error too. */
  Checked<Json> post(URI url, String form, Map<String, String> more, int most) {
    Map<String, String> all = new HashMap<>(more);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return ask(new Question(url, headers(all), body, most, settings.patience()));
  }

  private static Map<String, String> headers(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("Accept", "application/json");
    return all;
  }

  private Checked<Json> ask(Question question) {
    if (!isAllowed(question.url())) {
      return Checked.failed(Refusal.ADDRESS_NOT_ALLOWED);
    }
    if (!places.tryAcquire()) {
      return Checked.failed(Refusal.PROVIDER_BUSY);
    }
    try {
      return switch (line.ask(question)) {
        case Answer.None(Refusal why) -> Checked.failed(why);
        case Answer.Whole(int status, String type, byte[] body) -> read(status, type, body);
      };
    } finally {
      places.release();
    }
  }

  private static Checked<Json> read(int status, String contentType, byte[] body) {
    boolean json = mediaType(contentType).equals("application/json");
    Optional<Map<String, Object>> fields = json ? object(body) : Optional.empty();
    return fields
        .map(found -> Checked.passed(new Json(status, found)))
        .orElseGet(() -> Checked.failed(Refusal.PROVIDER_ANSWER_WRONG));
  }

  private static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** Reads one JSON object, strictly: no member twice, nothing after it, UTF-8. */
  static Optional<Map<String, Object>> object(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      if (!text.stripLeading().startsWith("{")) {
        return Optional.empty(); // the library takes an empty list for an empty object
      }
      return Optional.of(JSONObjectUtils.parse(text));
    } catch (CharacterCodingException | ParseException none) {
      return Optional.empty();
    }
  }

  /** Returns an address that we may speak to, or why we may not. */
  Checked<URI> address(@Nullable Object written) {
    if (!(written instanceof String text)) {
      return Checked.failed(Refusal.DISCOVERY_INCOMPLETE);
    }
    if (text.length() > LONGEST_URL) {
      return Checked.failed(Refusal.ADDRESS_NOT_ALLOWED);
    }
    try {
      URI url = new URI(text);
      return isAllowed(url) ? Checked.passed(url) : Checked.failed(Refusal.ADDRESS_NOT_ALLOWED);
    } catch (URISyntaxException e) {
      return Checked.failed(Refusal.ADDRESS_NOT_ALLOWED);
    }
  }

  private boolean isAllowed(URI url) {
    boolean whole =
        url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
    if (!whole || !isProtected(url)) {
      return false;
    }
    String origin = hostAndPort(url);
    URI issuer = URI.create(settings.issuer());
    boolean issuers =
        origin.equals(hostAndPort(issuer)) && url.getScheme().equalsIgnoreCase(issuer.getScheme());
    boolean named = "https".equalsIgnoreCase(url.getScheme()) && isNamed(url, origin);
    return issuers || named;
  }

  private boolean isNamed(URI url, String origin) {
    return settings.hosts().contains(origin)
        || (url.getPort() < 0 && settings.hosts().contains(url.getHost().toLowerCase(Locale.ROOT)));
  }

  private boolean isProtected(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || (settings.plainLoopback()
            && "http".equalsIgnoreCase(url.getScheme())
            && LOOPBACK.matcher(url.getHost()).matches());
  }

  private static String hostAndPort(URI url) {
    int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return url.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
