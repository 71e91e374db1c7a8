-- How long callers wait at a helpline, as somebody there, or somebody who rang, tells it.
CREATE TABLE helpline_wait (
  id         TEXT   NOT NULL PRIMARY KEY,
  service    TEXT   NOT NULL,
  told_at    BIGINT NOT NULL,
  length     TEXT   NOT NULL CHECK (length IN ('UNDER_ONE_MINUTE', 'TWO_MINUTES', 'FOUR_MINUTES',
                                               'TEN_MINUTES', 'OVER_TWENTY_MINUTES', 'CLOSED')),
  actor_kind TEXT   NOT NULL,
  actor_name TEXT   NOT NULL
);

CREATE INDEX helpline_wait_of ON helpline_wait (service, told_at);

-- What somebody who answers calls hands in; an editor publishes it, or declines it.
CREATE TABLE proposal (
  id           TEXT   NOT NULL PRIMARY KEY,
  incident     TEXT   NOT NULL REFERENCES incident (id),
  kind         TEXT   NOT NULL CHECK (kind IN ('WORKAROUND', 'CLAIM')),
  proposed_at  BIGINT NOT NULL,
  standing     TEXT   NOT NULL CHECK (standing IN ('OPEN', 'PUBLISHED', 'DECLINED')),
  settled_at   BIGINT,
  settled_by   TEXT,
  became       TEXT, -- id of the workaround or of the claim
  reason       TEXT,
  body         TEXT   NOT NULL,
  CHECK ((standing = 'OPEN') = (settled_at IS NULL)),
  CHECK ((standing = 'OPEN') = (settled_by IS NULL)),
  CHECK ((standing = 'PUBLISHED') = (became IS NOT NULL)),
  CHECK ((standing = 'DECLINED') = (reason IS NOT NULL))
);

CREATE INDEX proposal_of ON proposal (incident, proposed_at);
CREATE INDEX proposal_open ON proposal (proposed_at) WHERE standing = 'OPEN';
