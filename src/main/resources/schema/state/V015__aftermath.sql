-- What was published after an outage. Rows are only ever added.
CREATE TABLE post_mortem (
  incident TEXT    NOT NULL REFERENCES incident (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  said_at  BIGINT  NOT NULL,
  body     TEXT    NOT NULL,
  PRIMARY KEY (incident, revision)
);

-- What was promised so that it does not happen again.
CREATE TABLE commitment (
  id       TEXT   NOT NULL PRIMARY KEY,
  incident TEXT   NOT NULL REFERENCES incident (id),
  made_at  BIGINT NOT NULL,
  body     TEXT   NOT NULL
);

CREATE INDEX commitment_of ON commitment (incident, made_at);

CREATE TABLE commitment_change (
  commitment TEXT    NOT NULL REFERENCES commitment (id),
  number     INTEGER NOT NULL CHECK (number > 0),
  body       TEXT    NOT NULL,
  PRIMARY KEY (commitment, number)
);

-- How an outage was told, counted once when it is over; comparable over the years.
CREATE TABLE communication (
  incident    TEXT   NOT NULL PRIMARY KEY REFERENCES incident (id),
  closed_at   BIGINT NOT NULL,
  public_from BIGINT NOT NULL,
  body        TEXT   NOT NULL
);

CREATE INDEX communication_by_time ON communication (public_from);
