-- Who proved to hold a domain that the owner's file names for a service, and speaks for it here. Of the key
-- itself only a fingerprint is kept; the proof stands in public anyway.
CREATE TABLE operator_key (
  id         TEXT    NOT NULL PRIMARY KEY,
  service    TEXT    NOT NULL,
  domain     TEXT    NOT NULL CHECK (length(domain) > 0),
  way        TEXT    NOT NULL CHECK (way IN ('DNS_RECORD', 'WELL_KNOWN_FILE')),
  proof      TEXT    NOT NULL UNIQUE, -- what stands there; each proof makes one key
  key_hash   TEXT    NOT NULL UNIQUE,
  proved_at  BIGINT  NOT NULL,
  looked_at  BIGINT  NOT NULL, -- when somebody last looked, whatever was found
  seen_at    BIGINT  NOT NULL, -- when it was last found
  missed     INTEGER NOT NULL CHECK (missed >= 0), -- looks in a row that did not find it
  expires_at BIGINT  NOT NULL CHECK (expires_at > proved_at),
  ended_at   BIGINT,
  ending     TEXT CHECK (ending IN ('PROOF_GONE', 'OWNER', 'GIVEN_BACK')),
  CHECK ((ended_at IS NULL) = (ending IS NULL))
);

CREATE INDEX operator_key_looked ON operator_key (looked_at) WHERE ended_at IS NULL;

-- Which words came by which key; rows are only ever added.
CREATE TABLE operator_word (
  claim        TEXT   NOT NULL PRIMARY KEY REFERENCES claim (id),
  operator_key TEXT   NOT NULL REFERENCES operator_key (id),
  said_at      BIGINT NOT NULL
);

CREATE INDEX operator_word_of ON operator_word (operator_key, said_at);

-- What this house put beside such a word: a remark, or why its text is hidden. Rows are only ever added.
CREATE TABLE word_note (
  claim      TEXT   NOT NULL REFERENCES claim (id),
  number     BIGINT NOT NULL,
  noted_at   BIGINT NOT NULL,
  kind       TEXT   NOT NULL CHECK (kind IN ('MARKED', 'UNMARKED', 'HIDDEN', 'SHOWN')),
  actor_kind TEXT   NOT NULL,
  actor_name TEXT   NOT NULL,
  words      TEXT, -- per language
  PRIMARY KEY (claim, number),
  CHECK ((kind IN ('MARKED', 'HIDDEN')) = (words IS NOT NULL))
);
