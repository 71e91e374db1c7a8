package io.tocsin.incidents.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incidents.Claim;
import io.tocsin.incidents.Recorder;
import io.tocsin.incidents.Source;
import org.junit.jupiter.api.Test;

/** Rows that an older version of the program wrote. */
class BodiesTest {

  @Test
  void claimKeptBeforeItCouldSayWhatItSaysIsStillRead() {
    Claim claim =
        Bodies.read(
            """
            {"id":"c","incident":null,"service":"mail","text":{"byLanguage":{"en":"Soon"}},
             "byOperator":true,"source":{"speaker":"helpline","channel":null,
             "at":"2017-11-12T10:00:00Z","precision":"HOUR","url":null},
             "recordedAt":"2017-11-12T11:00:00Z","eta":null}
            """,
            Claim.class);
    assertThat(claim.source().speaker()).isEqualTo(Source.named("helpline"));
    assertThat(claim.source().speaker().in("fr")).isEqualTo("helpline");
    assertThat(claim.recorder()).isEqualTo(Recorder.EDITOR);
    assertThat(claim.assertions()).isEmpty();
    assertThat(Bodies.read(Bodies.write(claim), Claim.class)).isEqualTo(claim);
  }
}
