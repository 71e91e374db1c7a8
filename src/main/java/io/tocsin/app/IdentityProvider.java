package io.tocsin.app;

import io.tocsin.access.Role;
import io.tocsin.access.Secret;
import io.tocsin.access.oidc.ProviderLine;
import io.tocsin.access.oidc.ProviderSettings;
import io.tocsin.access.oidc.Refusal;
import io.tocsin.access.oidc.RoleRule;
import io.tocsin.catalog.yaml.OidcSettings;
import io.tocsin.console.Newsroom;
import io.tocsin.signals.probe.egress.EgressGate;
import io.tocsin.signals.probe.http.WebErrand;
import io.tocsin.signals.probe.http.WebErrand.Answer;
import io.tocsin.signals.probe.http.WebErrand.Why;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The provider of identities that the owner's file names, and the way to it through the egress
 * gate; thread-safe.
 */
public final class IdentityProvider implements AutoCloseable {

  private final ProviderSettings settings;
  private final WebErrand errand;

  private IdentityProvider(ProviderSettings settings, WebErrand errand) {
    this.settings = settings;
    this.errand = errand;
  }

  /**
   * Opens the way; nothing is asked yet.
   *
   * @param base the public address of the page's root
   * @throws IOException if the client's secret cannot be read
   */
  public static IdentityProvider open(OidcSettings oidc, URI base) throws IOException {
    String userAgent = "Tocsin/" + Version.text() + " (+" + base + ")";
    boolean inside = oidc.allowPrivate() || oidc.plainLoopback();
    return new IdentityProvider(
        settings(oidc, base), new WebErrand(new EgressGate(), userAgent, inside));
  }

  private static ProviderSettings settings(OidcSettings oidc, URI base) throws IOException {
    String secret = PasswordFile.read(oidc.secretFile());
    return new ProviderSettings(
        oidc.name(),
        oidc.issuer().toString(),
        oidc.clientId(),
        Optional.ofNullable(secret).map(Secret::new),
        base.resolve(Newsroom.PROVIDER_RETURN),
        oidc.scopes(),
        new HashSet<>(oidc.hosts()),
        Optional.ofNullable(oidc.roleClaim()).map(claim -> new RoleRule(claim, lines(oidc))),
        oidc.plainLoopback(),
        ProviderSettings.USUAL_PATIENCE);
  }

  private static List<RoleRule.Line> lines(OidcSettings oidc) {
    return oidc.roles().entrySet().stream()
        .map(line -> new RoleRule.Line(line.getKey(), Role.of(line.getValue()).orElseThrow()))
        .toList();
  }

  /** What the owner chose, with the client's secret. */
  public ProviderSettings settings() {
    return settings;
  }

  /** The way there. */
  public ProviderLine line() {
    return this::ask;
  }

  private ProviderLine.Answer ask(ProviderLine.Question question) {
    try {
      WebErrand.Question asked =
          new WebErrand.Question(question.url(), question.headers(), question.body());
      return switch (errand.ask(asked, question.most(), question.limit())) {
        case Answer.Whole(int status, String type, byte[] body) ->
            new ProviderLine.Answer.Whole(status, type, body);
        case Answer.None(Why why) -> new ProviderLine.Answer.None(refusal(why));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProviderLine.Answer.None(Refusal.PROVIDER_SILENT);
    }
  }

  private static Refusal refusal(Why why) {
    return switch (why) {
      case NAME_NOT_FOUND, NO_CONNECTION, TLS_FAILED -> Refusal.PROVIDER_SILENT;
      case ADDRESS_NOT_ALLOWED -> Refusal.ADDRESS_NOT_ALLOWED;
      case TIMED_OUT -> Refusal.PROVIDER_TOO_SLOW;
      case TOO_LARGE -> Refusal.PROVIDER_ANSWER_TOO_LARGE;
      case PROTOCOL_BROKEN -> Refusal.PROVIDER_ANSWER_WRONG;
    };
  }

  @Override
  public void close() {
    errand.close();
  }
}
