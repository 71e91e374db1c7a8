-- Who wants to hear, and every statement on its way to one of them.

CREATE TABLE subscription (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'LEFT')),
  asked_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  left_at BIGINT,
  CHECK (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL),
  CHECK (status <> 'LEFT' OR left_at IS NOT NULL)
);

-- No row: every component.
CREATE TABLE subscription_component (
  subscription TEXT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  component TEXT NOT NULL,
  PRIMARY KEY (subscription, component)
);

-- Tokens are kept hashed; whoever reads this table can use none of them.
CREATE TABLE subscription_token (
  hash TEXT PRIMARY KEY,
  subscription TEXT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('CONFIRM', 'MANAGE', 'LEAVE'))
);
CREATE INDEX subscription_token_owner ON subscription_token (subscription);

-- What was asked on the form, until it is looked at: the answer never waits for it.
CREATE TABLE subscription_ask (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  language TEXT NOT NULL,
  components TEXT NOT NULL,
  block TEXT NOT NULL,
  asked_at BIGINT NOT NULL
);

-- Mails that strangers made us send, by keyed hash of address and address block, for the caps.
CREATE TABLE subscription_mail (
  id TEXT PRIMARY KEY,
  address_hash TEXT NOT NULL,
  block TEXT NOT NULL,
  sent_at BIGINT NOT NULL
);
CREATE INDEX subscription_mail_address ON subscription_mail (address_hash, sent_at);
CREATE INDEX subscription_mail_block ON subscription_mail (block, sent_at);

-- How far each channel has spread the statements.
CREATE TABLE fanout (
  channel TEXT PRIMARY KEY,
  sequence BIGINT NOT NULL,
  after_subscription TEXT NOT NULL
);

CREATE TABLE dispatch (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('STATEMENT', 'CONFIRMATION', 'REMINDER')),
  subscription TEXT NOT NULL,
  statement TEXT REFERENCES statement (id),
  incident TEXT,
  sequence BIGINT NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('PLANNED', 'CLAIMED', 'ACCEPTED', 'BOUNCED', 'SUPERSEDED', 'EXPIRED', 'SUPPRESSED')),
  planned_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  claim BIGINT NOT NULL,
  holder TEXT,
  lease_until BIGINT,
  tries INTEGER NOT NULL,
  settled_at BIGINT,
  UNIQUE (statement, subscription, channel),
  CHECK ((kind = 'STATEMENT') = (statement IS NOT NULL)),
  CHECK ((status = 'CLAIMED') = (lease_until IS NOT NULL)),
  CHECK ((status = 'CLAIMED') = (holder IS NOT NULL)),
  CHECK ((status IN ('PLANNED', 'CLAIMED')) = (settled_at IS NULL))
);
CREATE INDEX dispatch_due ON dispatch (due_at) WHERE status = 'PLANNED';
CREATE INDEX dispatch_leased ON dispatch (lease_until) WHERE status = 'CLAIMED';
CREATE INDEX dispatch_unsent ON dispatch (subscription, incident) WHERE status = 'PLANNED';

-- Each try, written down before it begins; without an end, its outcome will never be known.
CREATE TABLE attempt (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  number INTEGER NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT CHECK (outcome IN
    ('ACCEPTED', 'REFUSED_FOR_NOW', 'REFUSED_FOR_GOOD', 'SENDER_REFUSED', 'UNREACHABLE',
     'REPLY_LOST', 'INTERRUPTED', 'NOT_SENDABLE')),
  reply TEXT,
  PRIMARY KEY (dispatch, number),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
