package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeysTest {

  private static final byte[] ROOT =
      "a root secret of thirty-two bytes".getBytes(StandardCharsets.UTF_8);

  private final Keys keys = new Keys(ROOT);

  @Test
  void aTagIsTheFirst144BitsOfTheHashUnderThePurposesKey() throws Exception {
    for (int time = 0; time < 3; time++) {
      assertThat(keys.tag("link", "été")).isEqualTo(reference("link", "été"));
    }
  }

  @Test
  void manyAtOnceGetWhatEachWouldGetAlone() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> asking = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        String purpose = "purpose " + i % 3;
        String text = "text " + i % 100;
        asking.add(() -> purpose + text + keys.tag(purpose, text));
      }
      for (Future<String> one : threads.invokeAll(asking)) {
        String whole = one.get();
        String purpose = whole.substring(0, 9);
        String text = whole.substring(9, whole.length() - 24);
        assertThat(whole).isEqualTo(purpose + text + reference(purpose, text));
      }
    }
  }

  @Test
  void purposesDoNotShareTheirTags() {
    assertThat(keys.tag("one", "text")).isNotEqualTo(keys.tag("other", "text"));
    assertThat(keys.fits("one", "text", keys.tag("one", "text"))).isTrue();
    assertThat(keys.fits("one", "text", keys.tag("other", "text"))).isFalse();
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new Keys(new byte[31])).hasMessageContaining("31 bytes");
  }

  /** RFC 2104 by the JDK, a new one each time. */
  private static String reference(String purpose, String text) throws Exception {
    byte[] whole = hmac(hmac(ROOT, "key " + purpose), text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, 18));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
