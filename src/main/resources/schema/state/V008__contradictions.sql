-- How a deadline was told when it was no clock time: {"byLanguage": {"en": "within hours"}}.
ALTER TABLE promise ADD COLUMN words TEXT;

-- What this house said of an incident, in a form that rules can compare. Rows are only ever added.
CREATE TABLE house_word (
  id       TEXT   NOT NULL PRIMARY KEY, -- of the statement that said it
  incident TEXT   NOT NULL REFERENCES incident (id),
  said_at  BIGINT NOT NULL,
  body     TEXT   NOT NULL
);

CREATE INDEX house_word_of ON house_word (incident, said_at);

-- Two words that do not fit, found once: the id is made of the rule and of both words. It is closed by a
-- correction or by evidence, and never by a click.
CREATE TABLE contradiction (
  id         TEXT   NOT NULL PRIMARY KEY,
  incident   TEXT   NOT NULL REFERENCES incident (id),
  matter     TEXT   NOT NULL,
  found_at   BIGINT NOT NULL,
  handled_at BIGINT, -- when an editor first chose a way out
  public_at  BIGINT,
  closed_at  BIGINT,
  closed_by  TEXT CHECK (closed_by IN ('CORRECTION', 'EVIDENCE')),
  body       TEXT   NOT NULL,
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);

CREATE INDEX contradiction_of ON contradiction (incident, found_at);
CREATE INDEX contradiction_waiting ON contradiction (found_at) WHERE handled_at IS NULL AND closed_at IS NULL;

-- What became of it, step by step. Rows are only ever added.
CREATE TABLE contradiction_step (
  contradiction TEXT   NOT NULL REFERENCES contradiction (id),
  number        BIGINT NOT NULL,
  taken_at      BIGINT NOT NULL,
  kind          TEXT   NOT NULL CHECK (kind IN ('FOUND', 'CORRECTING', 'EXPLAINED', 'PUBLISHED', 'CLOSED', 'FOUND_AGAIN')),
  actor_kind    TEXT   NOT NULL,
  actor_name    TEXT   NOT NULL,
  words         TEXT, -- the explanation, per language
  PRIMARY KEY (contradiction, number)
);

-- What was asked of somebody, and whether an answer came.
CREATE TABLE question (
  id          TEXT   NOT NULL PRIMARY KEY,
  incident    TEXT   NOT NULL REFERENCES incident (id),
  asked_at    BIGINT NOT NULL,
  answered_at BIGINT,
  answer      TEXT, -- id of the claim that answers it
  body        TEXT   NOT NULL
);

CREATE INDEX question_of ON question (incident, asked_at);
