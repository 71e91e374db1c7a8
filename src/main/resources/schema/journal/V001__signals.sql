-- The last position taken in each partition; its row lock makes commits follow positions.
CREATE TABLE journal_head (
  partition INTEGER NOT NULL PRIMARY KEY,
  position  BIGINT  NOT NULL
);

CREATE TABLE journal_signal (
  partition       INTEGER NOT NULL,
  position        BIGINT  NOT NULL,
  id              TEXT    NOT NULL,
  idempotency_key TEXT,
  appended_at     BIGINT  NOT NULL,
  kind            TEXT    NOT NULL,
  payload         TEXT    NOT NULL,
  PRIMARY KEY (partition, position)
);

CREATE UNIQUE INDEX journal_signal_once ON journal_signal (idempotency_key)
  WHERE idempotency_key IS NOT NULL;

-- What could not be read back; kept aside so that the position moves on.
CREATE TABLE journal_reject (
  partition   INTEGER NOT NULL,
  position    BIGINT  NOT NULL,
  id          TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  payload     TEXT    NOT NULL,
  reason      TEXT    NOT NULL CHECK (reason IN ('UNKNOWN_KIND', 'INVALID_PAYLOAD')),
  detail      TEXT    NOT NULL,
  rejected_at BIGINT  NOT NULL,
  PRIMARY KEY (partition, position)
);
