-- What was said in public. Rows are only ever added; the program has no statement that changes one.

CREATE TABLE statement_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence BIGINT NOT NULL
);
INSERT INTO statement_head (id, sequence) VALUES (1, 0);

CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  sequence BIGINT NOT NULL UNIQUE CHECK (sequence > 0),
  incident TEXT NOT NULL,
  said_at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('DETECTION', 'CLOCK', 'PERSON', 'TOKEN')),
  actor_name TEXT NOT NULL,
  phase TEXT NOT NULL
    CHECK (phase IN ('SUSPECTED', 'ACKNOWLEDGED', 'IDENTIFIED', 'RECOVERING', 'RECOVERED', 'CLOSED')),
  eta BIGINT,
  eta_none_yet BOOLEAN NOT NULL,
  next_word BIGINT,
  corrects TEXT REFERENCES statement (id),
  -- An open incident always has a next word, and an ETA or the honest "none yet".
  CONSTRAINT statement_says_when_the_next_word_comes CHECK (phase = 'CLOSED' OR next_word IS NOT NULL),
  CONSTRAINT statement_says_eta_or_none_yet CHECK (phase = 'CLOSED' OR eta_none_yet OR eta IS NOT NULL),
  CONSTRAINT statement_has_one_eta CHECK (NOT (eta_none_yet AND eta IS NOT NULL)),
  CONSTRAINT statement_next_word_comes_later CHECK (next_word IS NULL OR next_word > said_at)
);
CREATE INDEX statement_of_incident ON statement (incident, sequence);

CREATE TABLE statement_text (
  statement TEXT NOT NULL REFERENCES statement (id),
  place INTEGER NOT NULL,
  language TEXT NOT NULL,
  words TEXT NOT NULL CHECK (length(words) > 0),
  PRIMARY KEY (statement, place)
);

CREATE TABLE statement_component (
  statement TEXT NOT NULL REFERENCES statement (id),
  component TEXT NOT NULL,
  PRIMARY KEY (statement, component)
);

-- The same request twice says it once.
CREATE TABLE statement_request (
  actor TEXT NOT NULL,
  request_key TEXT NOT NULL,
  digest TEXT NOT NULL,
  statement TEXT NOT NULL REFERENCES statement (id),
  PRIMARY KEY (actor, request_key)
);

-- The number of the newest public snapshot of any node.
CREATE TABLE snapshot_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation BIGINT NOT NULL
);
INSERT INTO snapshot_head (id, generation) VALUES (1, 0);
