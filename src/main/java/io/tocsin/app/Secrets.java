package io.tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The root key of an installation and the keys derived from it, one per purpose; immutable.
 *
 * <p>Nodes that share a PostgreSQL share this file as well, so that a link made by one is
 * understood by the other.
 */
public final class Secrets {

  private static final int KEY_BYTES = 32;

  private final byte[] root;

  private Secrets(byte[] root) {
    this.root = root;
  }

  /** Reads the root key from the folder, or makes one, readable by its owner alone. */
  public static Secrets of(DataFolder folder, RandomGenerator secureRandom) throws IOException {
    Path file = folder.resolve("secrets");
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      secureRandom.nextBytes(fresh);
      folder.writePrivately("secrets", HexFormat.of().formatHex(fresh) + "\n");
    }
    String text = Files.readString(file).strip();
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IOException(
          file
              + " does not hold 64 hexadecimal digits. Restore it from a backup; a new one breaks old links.");
    }
    return new Secrets(HexFormat.of().parseHex(text));
  }

  /** The key for one purpose, 32 bytes. */
  public byte[] key(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(root, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
