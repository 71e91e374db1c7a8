package io.tocsin.catalog.yaml;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads where people of the newsroom may sign in besides here: {@code oidc}. */
final class OidcReader {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_WORD = 200;
  private static final int MOST = 20;
  private static final int MOST_ROLES = 50;
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,100}");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

  /** The words of the newsroom's roles. */
  private static final Map<String, String> ROLES =
      Stream.of("owner", "editor", "approver", "agent", "reader")
          .collect(
              Collectors.toMap(
                  Function.identity(), Function.identity(), (one, _) -> one, LinkedHashMap::new));

  private final Form<Path> secretFile;

  /**
   * Makes a reader.
   *
   * @param secretFile how the name of a file with a secret is read
   */
  OidcReader(Form<Path> secretFile) {
    this.secretFile = secretFile;
  }

  Optional<OidcSettings> read(Section section) {
    boolean plain = section.optional("plain_loopback", Forms.YES_OR_NO).orElse(false);
    Optional<String> name = section.required("name", Forms.line(LONGEST_NAME));
    Optional<URI> issuer =
        section.required(
            "issuer", Forms.WEB_ADDRESS.then((value, url) -> issuer(value, url, plain)));
    Optional<String> client = section.required("client_id", Forms.line(LONGEST_WORD));
    Optional<Path> secret = section.optional("client_secret_file", secretFile);
    List<String> scopes = list(section, "scopes", Form.ofText(OidcReader::scope));
    List<String> hosts = list(section, "hosts", Form.ofText(OidcReader::host));
    boolean allowPrivate = section.optional("allow_private", Forms.YES_OR_NO).orElse(false);
    Optional<Rule> rule = section.section("roles").flatMap(OidcReader::rule);
    return section.whole(() ->
        new OidcSettings(
            name.orElseThrow(),
            issuer.orElseThrow(),
            client.orElseThrow(),
            secret.orElse(null),
            scopes,
            hosts,
            allowPrivate,
            plain,
            rule.map(Rule::claim).orElse(null),
            rule.map(Rule::map).orElse(Map.of())));
  }

  private static List<String> list(Section section, String key, Form<String> form) {
    return section.optional(key, Forms.listOf(form, 0, MOST)).orElse(List.of());
  }

  /** Query and fragment have no place in an issuer (OpenID Connect Discovery section 2). */
  private static Optional<URI> issuer(Value value, URI url, boolean plain) {
    boolean bare = url.getRawQuery() == null && url.getRawFragment() == null;
    boolean secure =
        "https".equals(url.getScheme())
            || (plain
                && "http".equals(url.getScheme())
                && LOOPBACK.matcher(String.valueOf(url.getHost())).matches());
    return bare && secure ? Optional.of(url) : value.fault(FaultRule.NOT_AN_ISSUER);
  }

  private static Optional<String> scope(Value value, String text) {
    return SCOPE.matcher(text).matches() ? Optional.of(text) : value.fault(FaultRule.NOT_A_SCOPE);
  }

  private static Optional<String> host(Value value, String text) {
    return Forms.isHost(PORT.matcher(text).replaceFirst(""))
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : value.fault(FaultRule.NOT_A_HOST);
  }

  private record Rule(String claim, Map<String, String> map) {}

  private static Optional<Rule> rule(Section section) {
    Optional<String> claim = section.required("claim", Forms.line(LONGEST_WORD));
    Map<String, String> map = new LinkedHashMap<>();
    section
        .requiredValue("map")
        .flatMap(Value::mapping)
        .ifPresent(words -> {
          for (String word : words.keys().stream().limit(MOST_ROLES).toList()) {
            words.required(word, Forms.oneOf(ROLES)).ifPresent(role -> map.put(word, role));
          }
          words.refuseOtherKeys();
        });
    return section.whole(() -> new Rule(claim.orElseThrow(), map));
  }
}
