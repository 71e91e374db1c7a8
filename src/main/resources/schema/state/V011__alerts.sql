-- What somebody is woken for. One row per cause, whoever looks twice, and whoever dies between.
CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  cause TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL CHECK (reason IN
    ('VERDICT', 'RELAPSE', 'WORK_OVERRUN', 'NEXT_WORD_DUE', 'NEXT_WORD_OVERDUE',
     'PLAYBOOK_RUNG')),
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
    ('WORD_SAID', 'INCIDENT_CLOSED', 'OVERTAKEN', 'REHEARSED', 'UNANSWERED')),
  CHECK (exercise OR incident IS NOT NULL),
  CHECK (NOT exercise OR incident IS NULL),
  CHECK ((taken_at IS NULL) = (taken_by IS NULL)),
  CHECK ((ended_at IS NULL) = (ending IS NULL)),
  CHECK (round_at IS NULL OR (taken_at IS NULL AND ended_at IS NULL))
);
CREATE INDEX alert_round ON alert (round_at) WHERE round_at IS NOT NULL;
CREATE INDEX alert_open ON alert (raised_at) WHERE ended_at IS NULL;
CREATE INDEX alert_rehearsals ON alert (raised_at) WHERE exercise;

-- One alert on its way to one person, one way, in one round.
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
CREATE INDEX alert_call_due ON alert_call (channel, due_at) WHERE status = 'PLANNED';
CREATE INDEX alert_call_leased ON alert_call (lease_until) WHERE status = 'CLAIMED';
