-- More for which somebody is woken: words that do not fit, a word that was not said at its hour, a
-- draft that waits for a second person, a step the law asks for. No engine changes a CHECK in place
-- in words both understand, so both tables are written anew.
CREATE TABLE alert_before AS SELECT * FROM alert;
CREATE TABLE alert_call_before AS SELECT * FROM alert_call;
DROP TABLE alert_call;
DROP TABLE alert;

CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  cause TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL CHECK (reason IN
    ('VERDICT', 'RELAPSE', 'WORK_OVERRUN', 'NEXT_WORD_DUE', 'NEXT_WORD_OVERDUE', 'PLAYBOOK_RUNG',
     'CONTRADICTION', 'SCHEDULE_REFUSED', 'APPROVAL_ASKED', 'LEGAL')),
  incident TEXT REFERENCES incident (id),
  playbook TEXT,
  due BIGINT,
  exercise BOOLEAN NOT NULL,
  raised_at BIGINT NOT NULL,
  round INTEGER NOT NULL,
  -- When it goes round again; null while somebody has it, and once it is over.
  round_at BIGINT,
  taken_at BIGINT,
  taken_by TEXT,
  -- Hash of what the browser holds that took it by a link; who took it in the newsroom has none.
  taken_key TEXT,
  prepared_at BIGINT,
  alone TEXT CHECK (alone IN ('DUE', 'SPOKEN', 'NOT_SPOKEN')),
  ended_at BIGINT,
  ending TEXT CHECK (ending IN
    ('WORD_SAID', 'INCIDENT_CLOSED', 'OVERTAKEN', 'REHEARSED', 'UNANSWERED', 'SETTLED')),
  -- The contradiction, the draft, or the clock and its step; null where the incident says it all.
  subject TEXT,
  -- A draft that opens an incident has none yet.
  CHECK (exercise OR incident IS NOT NULL OR reason IN ('SCHEDULE_REFUSED', 'APPROVAL_ASKED')),
  CHECK (NOT exercise OR (incident IS NULL AND reason = 'PLAYBOOK_RUNG')),
  CHECK ((taken_at IS NULL) = (taken_by IS NULL)),
  CHECK ((ended_at IS NULL) = (ending IS NULL)),
  CHECK (round_at IS NULL OR (taken_at IS NULL AND ended_at IS NULL))
);

CREATE TABLE alert_call (
  id TEXT PRIMARY KEY,
  alert TEXT NOT NULL REFERENCES alert (id),
  kind TEXT NOT NULL CHECK (kind IN ('WAKE', 'TAKEN')),
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  round INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('PLANNED', 'CLAIMED', 'ACCEPTED', 'FAILED', 'OVERTAKEN')),
  planned_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  claim BIGINT NOT NULL,
  holder TEXT,
  lease_until BIGINT,
  tries INTEGER NOT NULL,
  outcome TEXT,
  reply TEXT,
  settled_at BIGINT,
  UNIQUE (alert, kind, person, channel, round),
  CHECK ((status = 'CLAIMED') = (lease_until IS NOT NULL)),
  CHECK ((status IN ('PLANNED', 'CLAIMED')) = (settled_at IS NULL))
);

INSERT INTO alert (id, cause, reason, incident, playbook, due, exercise, raised_at, round, round_at,
                   taken_at, taken_by, taken_key, prepared_at, alone, ended_at, ending)
SELECT id, cause, reason, incident, playbook, due, exercise, raised_at, round, round_at,
       taken_at, taken_by, taken_key, prepared_at, alone, ended_at, ending
  FROM alert_before;

INSERT INTO alert_call (id, alert, kind, person, channel, round, status, planned_at, due_at, claim,
                        holder, lease_until, tries, outcome, reply, settled_at)
SELECT id, alert, kind, person, channel, round, status, planned_at, due_at, claim,
       holder, lease_until, tries, outcome, reply, settled_at
  FROM alert_call_before;

DROP TABLE alert_call_before;
DROP TABLE alert_before;

CREATE INDEX alert_round ON alert (round_at) WHERE round_at IS NOT NULL;
CREATE INDEX alert_open ON alert (raised_at) WHERE ended_at IS NULL;
CREATE INDEX alert_rehearsals ON alert (raised_at) WHERE exercise;
-- However many words of an incident do not fit, or wait: somebody is woken for it once.
CREATE UNIQUE INDEX alert_at_most_one ON alert (incident, reason)
  WHERE ended_at IS NULL AND reason IN ('CONTRADICTION', 'APPROVAL_ASKED');
CREATE INDEX alert_call_due ON alert_call (channel, due_at) WHERE status = 'PLANNED';
CREATE INDEX alert_call_leased ON alert_call (lease_until) WHERE status = 'CLAIMED';

-- What the alarm looks for every second.
CREATE INDEX scheduled_unseen ON scheduled_statement (settled_at)
  WHERE state = 'REFUSED' AND seen_by IS NULL;
