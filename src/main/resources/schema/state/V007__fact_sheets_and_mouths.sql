-- The fact sheets of incidents, and the texts of every mouth a statement was made into. Rows are only
-- ever added; but for heads, and for what waits, the program has no statement that changes one.

-- How far the revisions of an incident's sheet are counted, and which of them stands.
CREATE TABLE fact_sheet_head (
  incident TEXT PRIMARY KEY,
  last BIGINT NOT NULL CHECK (last > 0),
  standing BIGINT NOT NULL CHECK (standing >= 0 AND standing <= last)
);

-- A revision that came too late stands aside: kept whole, never the working copy.
CREATE TABLE fact_sheet (
  incident TEXT NOT NULL,
  revision BIGINT NOT NULL CHECK (revision > 0),
  based_on BIGINT NOT NULL CHECK (based_on >= 0 AND based_on < revision),
  aside BOOLEAN NOT NULL,
  saved_at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (incident, revision)
);

-- The sheet as it was when the statement was made from it.
ALTER TABLE statement ADD COLUMN stage TEXT;
ALTER TABLE statement ADD COLUMN facts TEXT;

CREATE TABLE statement_mouth (
  statement TEXT NOT NULL REFERENCES statement (id),
  place INTEGER NOT NULL,
  mouth TEXT NOT NULL,
  language TEXT NOT NULL,
  register TEXT NOT NULL CHECK (register IN ('PLAIN', 'EXPERT')),
  subject TEXT,
  body TEXT NOT NULL CHECK (length(body) > 0),
  PRIMARY KEY (statement, mouth, language, register)
);

-- Drafts that wait for something: a second person, their hour, somebody without an account. The draft
-- itself never changes; another one is another draft.
CREATE TABLE kept_draft (
  id TEXT PRIMARY KEY,
  incident TEXT,
  made_at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE approval (
  draft TEXT PRIMARY KEY REFERENCES kept_draft (id),
  state TEXT NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  due_at BIGINT, -- when it shall be said, or null: at once
  decided_at BIGINT,
  decided_kind TEXT,
  decided_name TEXT,
  reason TEXT,
  statement TEXT REFERENCES statement (id),
  CONSTRAINT approval_is_decided_by_somebody CHECK (
    (state = 'WAITING') = (decided_at IS NULL) AND (state = 'WAITING') = (decided_name IS NULL))
);
CREATE INDEX approval_waits ON approval (draft) WHERE state = 'WAITING';

CREATE TABLE scheduled_statement (
  draft TEXT PRIMARY KEY REFERENCES kept_draft (id),
  incident TEXT,
  due_at BIGINT NOT NULL,
  seen_version BIGINT,
  approver_kind TEXT,
  approver_name TEXT,
  state TEXT NOT NULL CHECK (state IN ('WAITING', 'PUBLISHED', 'REFUSED', 'CANCELLED')),
  settled_at BIGINT,
  reason TEXT,
  seen_by TEXT, -- who in the newsroom took note of a refusal
  statement TEXT REFERENCES statement (id),
  CONSTRAINT scheduled_is_settled_once CHECK ((state = 'WAITING') = (settled_at IS NULL)),
  CONSTRAINT scheduled_is_out_with_its_statement CHECK ((state = 'PUBLISHED') = (statement IS NOT NULL))
);
CREATE INDEX scheduled_due ON scheduled_statement (due_at) WHERE state = 'WAITING';

-- Who holds the token may read one draft's texts; only its hash is kept.
CREATE TABLE preview (
  token_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  draft TEXT NOT NULL REFERENCES kept_draft (id),
  shared_at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  texts TEXT NOT NULL
);
