-- Whether what starts a legal clock holds: answers and observations. Rows are only ever added; the newest counts.
CREATE TABLE legal_answer (
  incident   TEXT    NOT NULL REFERENCES incident (id),
  trigger_id TEXT    NOT NULL,
  number     INTEGER NOT NULL CHECK (number > 0),
  truth      TEXT    NOT NULL CHECK (truth IN ('HOLDS', 'DOES_NOT_HOLD', 'NOT_KNOWN')),
  since      BIGINT  NOT NULL,
  noted_at   BIGINT  NOT NULL,
  actor_kind TEXT    NOT NULL,
  actor_name TEXT    NOT NULL,
  PRIMARY KEY (incident, trigger_id, number)
);

-- Who was told. A rhythm is kept by several rows.
CREATE TABLE legal_step (
  incident   TEXT    NOT NULL REFERENCES incident (id),
  clock      TEXT    NOT NULL,
  step       TEXT    NOT NULL,
  number     INTEGER NOT NULL CHECK (number > 0),
  done_at    BIGINT  NOT NULL,
  reference  TEXT    NOT NULL,
  noted_at   BIGINT  NOT NULL,
  actor_kind TEXT    NOT NULL,
  actor_name TEXT    NOT NULL,
  PRIMARY KEY (incident, clock, step, number)
);
