package io.tocsin.publication;

import io.tocsin.audit.AuditLog;
import io.tocsin.audit.Deed;
import io.tocsin.incidents.Actor;
import io.tocsin.publication.mouths.MouthText;
import io.tocsin.publication.sql.PreviewTable;
import io.tocsin.store.Transaction;
import io.tocsin.wording.Fault;
import io.tocsin.wording.Rule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Links by which somebody without an account reads what a draft would say; thread-safe.
 *
 * <p>The token is 256 random bits, shown once; only its SHA-256 is kept. A link opens for 24 hours,
 * and shows what was shared, whatever happens since.
 */
public final class Previews {

  /** How long a link opens. */
  public static final Duration OPEN_FOR = Duration.ofHours(24);

  /** Most links that open at once. */
  public static final int MOST_OPEN = 200;

  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final int TOKEN_BYTES = 32;
  private static final int TOKEN_LENGTH = 43;

  private final Publisher publisher;
  private final PreviewTable table = new PreviewTable();
  private final Drafts drafts;
  private final Supplier<String> ids;
  private final SecureRandom random;
  private final AuditLog audit;

  /** Takes its tools. */
  public Previews(Publisher publisher, Supplier<String> ids, SecureRandom random) {
    this.publisher = publisher;
    this.drafts = new Drafts(publisher.room(), ids);
    this.ids = ids;
    this.random = random;
    this.audit = new AuditLog(ids);
  }

  /** What became of a wish to share. */
  public sealed interface Sharing {

    /**
     * It can be read.
     *
     * @param token opens it; shown once, kept nowhere
     */
    record Shared(Preview preview, String token) implements Sharing {}

    /** The draft could not be published as it is. */
    record Refused(List<Fault> faults) implements Sharing {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Shares what every mouth would say now. */
  public Sharing share(StatementDraft draft, Actor by) {
    return switch (publisher.proof(draft, by)) {
      case Proof.Refused(List<Fault> faults) -> new Sharing.Refused(faults);
      case Proof.Texts(List<MouthText> texts) ->
          publisher.room().table().write(tx -> share(tx, draft, texts, by));
    };
  }

  private Sharing share(
      Transaction transaction, StatementDraft draft, List<MouthText> texts, Actor by) {
    Instant now = publisher.now();
    table.forget(transaction, now.minus(REMEMBERED));
    if (table.open(transaction, now, MOST_OPEN).size() == MOST_OPEN) {
      Map<String, String> most = Map.of("max", String.valueOf(MOST_OPEN));
      return new Sharing.Refused(List.of(new Fault("", Rule.TOO_MANY, most)));
    }
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    KeptDraft kept = drafts.keep(transaction, draft, by, now);
    Preview preview = new Preview(ids.get(), kept, now, by, now.plus(OPEN_FOR), texts);
    table.add(transaction, hash(token), preview);
    audit.done(transaction, now, actor(by), Deed.PREVIEW_SHARED, preview.id(), "");
    return new Sharing.Shared(preview, token);
  }

  /** Returns what a token opens; whatever is wrong with it, the answer is the same. */
  public Optional<Preview> open(String token) {
    String asked = token.length() == TOKEN_LENGTH ? token : "";
    return publisher.room().table().read(tx -> table.open(tx, hash(asked), publisher.now()));
  }

  /** Returns what can be opened now, newest first. */
  public List<Preview> open() {
    return publisher.room().table().read(tx -> table.open(tx, publisher.now(), MOST_OPEN));
  }

  /** Closes a link; says whether it was open. */
  public boolean revoke(String id, Actor by) {
    return publisher
        .room()
        .table()
        .write(tx -> {
          Instant now = publisher.now();
          boolean closed = table.revoke(tx, id, now);
          if (closed) {
            audit.done(tx, now, actor(by), Deed.PREVIEW_SHARED, id, "revoked");
          }
          return closed;
        });
  }

  private static String actor(Actor by) {
    return by.kind() + " " + by.name();
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
