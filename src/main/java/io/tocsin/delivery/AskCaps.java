package io.tocsin.delivery;

import io.tocsin.delivery.sql.AskTable;
import io.tocsin.store.Transaction;
import java.time.Duration;
import java.time.Instant;

/** How many mails strangers may make us send: the form is no weapon against a mailbox. */
final class AskCaps {

  static final Duration DAY = Duration.ofHours(24);
  static final Duration MONTH = Duration.ofDays(30);
  static final int TO_ADDRESS_A_DAY = 1;
  static final int TO_ADDRESS_A_MONTH = 3;
  static final int BECAUSE_OF_BLOCK_A_DAY = 20;

  private AskCaps() {}

  static boolean isReached(
      AskTable asks, Transaction transaction, String addressHash, String block, Instant now) {
    return asks.mailsTo(transaction, addressHash, now.minus(DAY)) >= TO_ADDRESS_A_DAY
        || asks.mailsTo(transaction, addressHash, now.minus(MONTH)) >= TO_ADDRESS_A_MONTH
        || asks.mailsBecauseOf(transaction, block, now.minus(DAY)) >= BECAUSE_OF_BLOCK_A_DAY;
  }
}
