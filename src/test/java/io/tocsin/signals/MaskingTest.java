package io.tocsin.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jean.dupont@neuf.fr",
        "jean.dupont+liste@sous.domaine.exemple.fr",
        "<jean_dupont@exemple.fr>",
        "mailto:jean@exemple.fr",
        "jean@localhost",
        "jean＠exemple.fr",
        "jean (at) exemple.fr",
        "jean[at]exemple.fr",
        "jean [arobase] exemple.fr",
        "\"jean dupont\"@exemple.fr",
        "jean@[192.0.2.7]",
        "andré@café.fr",
        "a@b.fr,c@d.fr;e@f.fr"
      })
  void mailAddressIsTakenOut(String text) {
    String masked = Masking.mask("bonjour " + text + " merci");
    assertThat(masked).contains(Masking.MAIL).doesNotContainIgnoringCase("jean", "exemple", "@");
    assertThat(masked).startsWith("bonjour ").endsWith(" merci");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "06/12/34/56/78",
        "06\u00a012\u00a034\u00a056\u00a078",
        "06\u202f12\u202f34\u202f56\u202f78",
        "+33612345678",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033 6 12 34 56 78",
        "(06) 12 34 56 78",
        "+44 20 7946 0958",
        "+352 26 12 34",
        "555-123-4567",
        "０６１２３４５６７８",
        "4970 1000 0000 0063"
      })
  void phoneOrCardNumberIsTakenOut(String number) {
    assertThat(Masking.mask("appelez le " + number + " vite"))
        .isEqualTo("appelez le " + Masking.PHONE + " vite");
    assertThat(Masking.mask("Tél:" + number)).isEqualTo("Tél:" + Masking.PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FR7630006000011234567890189",
        "FR76 3000 6000 0112 3456 7890 189",
        "fr76 3000 6000 0112 3456 7890 189",
        "DE89370400440532013000",
        "GB29-NWBK-6016-1331-9268-19"
      })
  void accountNumberIsTakenOut(String account) {
    assertThat(Masking.mask("compte " + account + " débité"))
        .isEqualTo("compte " + Masking.ACCOUNT + " débité");
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "2001:db8::7", "2001:db8:1:2:3:4:5:6", "::ffff:192.0.2.1"})
  void networkAddressIsTakenOut(String address) {
    assertThat(Masking.mask("from [" + address + "] refused"))
        .isEqualTo("from [" + Masking.NETWORK + "] refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 User unknown",
        "550-5.1.1 no such user 550 5.1.1 unknown",
        "550 5.1.1 550 5.1.1 550 5.1.1",
        "550 5.7.26 2026-03-01 09:30:00",
        "421 4.7.0 [TSS04] try later",
        "452 4.2.2 mailbox full",
        "451 4.7.1 Greylisted for 300 seconds",
        "le 01/03/2026 à 09:30:15 puis 12:45",
        "2026-03-01T09:30:00.123456Z",
        "erreur 0x800CCC0E",
        "port 465 puis 993, 15 minutes, 3900",
        "HTTP 503, 12 essais",
        "code A1B2-C3D4",
        "ratio 3.14 : 1",
        "« inconnu » (at) midi",
        ""
      })
  void whatTellsOfTheOutageStays(String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<jean@neuf.fr>: 550 5.1.1 inconnu|<[✉]>: 550 5.1.1 inconnu",
        "550 5.1.1 rappelez 06 12 34 56 78|550 5.1.1 rappelez [☎]",
        "06 12 34 56 78 550 5.1.1|[☎] 550 5.1.1",
      })
  void onlyTheNamingPartIsTakenOut(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @Test
  void longHostileTextsAreMaskedInAMoment() {
    String[] pieces = {"@", "a", "1 ", "(", "(at)", "1.", ":", "0-", "FR76 ", "::", "[", "\"", "é"};
    Random random = new Random(7);
    long start = System.nanoTime();
    for (String piece : pieces) {
      assertThat(Masking.mask(piece.repeat(2_000 / piece.length()))).isNotNull();
    }
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 2_000) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(Masking.mask(text.toString())).as("seed 7, text %s", i).isNotNull();
    }
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}
