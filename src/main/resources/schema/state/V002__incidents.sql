-- Everything open at the desk has one revision: whoever decided on an older one decides again.
CREATE TABLE logbook (
  name     TEXT   NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
);

INSERT INTO logbook (name, revision) VALUES ('desk', 0);

-- The truth about an incident is its events; this row is for finding it.
CREATE TABLE incident (
  id        TEXT   NOT NULL PRIMARY KEY,
  service   TEXT   NOT NULL,
  version   BIGINT NOT NULL,
  phase     TEXT   NOT NULL CHECK (phase IN ('SUSPECTED', 'ACKNOWLEDGED', 'IDENTIFIED', 'RECOVERING', 'RECOVERED', 'CLOSED')),
  opened_at BIGINT NOT NULL,
  closed_at BIGINT,
  CHECK ((phase = 'CLOSED') = (closed_at IS NOT NULL))
);

CREATE INDEX incident_open ON incident (opened_at) WHERE closed_at IS NULL;
CREATE INDEX incident_closed ON incident (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE incident_event (
  incident    TEXT   NOT NULL REFERENCES incident (id),
  version     BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  kind        TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  PRIMARY KEY (incident, version)
);

-- The subject is an incident, or a maintenance for the promise of its end.
CREATE TABLE promise (
  id          TEXT   NOT NULL PRIMARY KEY,
  subject     TEXT   NOT NULL,
  kind        TEXT   NOT NULL CHECK (kind IN ('ETA', 'NEXT_WORD', 'MAINTENANCE_END')),
  statement   TEXT,
  claim       TEXT,
  made_at     BIGINT NOT NULL,
  due         BIGINT NOT NULL,
  status      TEXT   NOT NULL CHECK (status IN ('OPEN', 'KEPT', 'LATE', 'BROKEN')),
  settled_at  BIGINT,
  replaced_by TEXT
);

CREATE INDEX promise_of ON promise (subject);
CREATE INDEX promise_unsettled ON promise (due) WHERE settled_at IS NULL;

CREATE TABLE maintenance (
  id               TEXT   NOT NULL PRIMARY KEY,
  service          TEXT   NOT NULL,
  announced_at     BIGINT NOT NULL,
  starts_at        BIGINT NOT NULL,
  ends_at          BIGINT NOT NULL,
  status           TEXT   NOT NULL CHECK (status IN ('ANNOUNCED', 'RUNNING', 'DONE', 'OVERRUN', 'CANCELLED')),
  ended_at         BIGINT,
  overrun_incident TEXT,
  body             TEXT   NOT NULL,
  CHECK (announced_at < starts_at),
  CHECK (starts_at < ends_at),
  CHECK (status <> 'OVERRUN' OR overrun_incident IS NOT NULL)
);

CREATE INDEX maintenance_pending ON maintenance (starts_at) WHERE status IN ('ANNOUNCED', 'RUNNING', 'OVERRUN');
CREATE INDEX maintenance_by_end ON maintenance (ends_at);

-- What evidence said while announced work went on.
CREATE TABLE maintenance_verdict (
  maintenance TEXT   NOT NULL REFERENCES maintenance (id),
  number      BIGINT NOT NULL,
  reached_at  BIGINT NOT NULL,
  body        TEXT   NOT NULL,
  PRIMARY KEY (maintenance, number)
);

CREATE TABLE claim (
  id          TEXT   NOT NULL PRIMARY KEY,
  incident    TEXT,
  service     TEXT   NOT NULL,
  said_at     BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  body        TEXT   NOT NULL
);

CREATE INDEX claim_of_incident ON claim (incident, said_at) WHERE incident IS NOT NULL;
CREATE INDEX claim_of_service ON claim (service, said_at);

CREATE TABLE channel_check (
  id           TEXT   NOT NULL PRIMARY KEY,
  service      TEXT   NOT NULL,
  channel      TEXT   NOT NULL,
  checked_at   BIGINT NOT NULL,
  last_word_at BIGINT,
  actor_kind   TEXT   NOT NULL,
  actor_name   TEXT   NOT NULL
);

CREATE INDEX channel_check_latest ON channel_check (service, channel, checked_at);

CREATE TABLE workaround (
  id           TEXT   NOT NULL PRIMARY KEY,
  incident     TEXT   NOT NULL REFERENCES incident (id),
  added_at     BIGINT NOT NULL,
  withdrawn_at BIGINT,
  body         TEXT   NOT NULL
);

CREATE INDEX workaround_of ON workaround (incident, added_at);

-- One person confirms a workaround once; the person is a keyed hash.
CREATE TABLE workaround_confirmation (
  workaround   TEXT   NOT NULL REFERENCES workaround (id),
  person       TEXT   NOT NULL,
  confirmed_at BIGINT NOT NULL,
  PRIMARY KEY (workaround, person)
);

-- What probes and people say now, one row per component.
CREATE TABLE evidence (
  component TEXT   NOT NULL PRIMARY KEY,
  service   TEXT   NOT NULL,
  as_of     BIGINT NOT NULL,
  body      TEXT   NOT NULL
);

-- How a component was, and from when to when; time without a span is unknown.
CREATE TABLE component_span (
  component  TEXT   NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at   BIGINT,
  state      TEXT   NOT NULL CHECK (state IN ('WORKS', 'DEGRADED', 'OUT', 'UNKNOWN')),
  PRIMARY KEY (component, started_at),
  CHECK (ended_at IS NULL OR ended_at > started_at)
);

CREATE UNIQUE INDEX component_span_current ON component_span (component) WHERE ended_at IS NULL;

-- What the desk remembers of one partition, saved with the position it belongs to.
CREATE TABLE desk_state (
  partition  INTEGER NOT NULL PRIMARY KEY,
  position   BIGINT  NOT NULL, -- of the newest signal in it; the follower may stand further on
  seen_at    BIGINT  NOT NULL,
  resumed_at BIGINT  NOT NULL,
  services   TEXT    NOT NULL,
  detector   BYTEA   NOT NULL
);
