package io.tocsin.app.commands.doctor;

import io.tocsin.access.oidc.ProviderSignIn;
import io.tocsin.access.oidc.Refusal;
import io.tocsin.app.IdentityProvider;
import io.tocsin.catalog.yaml.MachineSettings.ServerSettings;
import io.tocsin.catalog.yaml.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Whether people can sign in at the provider of identities that the file names. */
final class IdentityCheck {

  private static final String WHAT = "sign-in elsewhere";

  private IdentityCheck() {}

  static Ailment of(OidcSettings oidc, ServerSettings server, InstantSource clock) {
    URI base = server.baseUrl();
    if (base == null) {
      return Ailment.ill(
          WHAT,
          "server: base_url is not set",
          "Set it: the provider sends people back to an address that it knows.");
    }
    Path secret = oidc.secretFile();
    if (secret != null && isOpen(secret)) {
      return Ailment.weak(
          WHAT, secret + " may be read by others", "Close it with chmod 600 " + secret + ".");
    }
    try (IdentityProvider provider = IdentityProvider.open(oidc, base)) {
      Optional<Refusal> why = ProviderSignIn.ailment(provider.settings(), provider.line(), clock);
      return why.map(refusal -> ill(oidc, refusal))
          .orElseGet(() ->
              Ailment.well(
                  WHAT,
                  oidc.issuer()
                      + " answers; register there "
                      + provider.settings().redirect()
                      + " and, for signing out, "
                      + provider.settings().afterSignOut()));
    } catch (IOException unreadable) {
      return Ailment.ill(WHAT, String.valueOf(unreadable.getMessage()), "Mend client_secret_file.");
    }
  }

  private static Ailment ill(OidcSettings oidc, Refusal why) {
    return Ailment.weak(
        WHAT,
        oidc.issuer() + ": " + why,
        "Look the word up in docs/signing-in-elsewhere.md. Passwords and passkeys work all the"
            + " same.");
  }

  private static boolean isOpen(Path file) {
    try {
      Set<PosixFilePermission> who = Files.getPosixFilePermissions(file);
      return who.contains(PosixFilePermission.GROUP_READ)
          || who.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException notToldHere) {
      return false;
    }
  }
}
