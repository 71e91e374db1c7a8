-- Work that is announced at its hour: still unknown to the public, checked again when it is said.
CREATE TABLE planned_announcement (
  id          TEXT   NOT NULL PRIMARY KEY,
  due_at      BIGINT NOT NULL,
  state       TEXT   NOT NULL CHECK (state IN ('WAITING', 'ANNOUNCED', 'REFUSED', 'CANCELLED')),
  settled_at  BIGINT,
  reason      TEXT, -- names of the rules it broke
  maintenance TEXT REFERENCES maintenance (id),
  seen_by     TEXT,
  body        TEXT   NOT NULL,
  CHECK ((state = 'WAITING') = (settled_at IS NULL)),
  CHECK ((state = 'REFUSED') = (reason IS NOT NULL)),
  CHECK ((state = 'ANNOUNCED') = (maintenance IS NOT NULL))
);

CREATE INDEX planned_announcement_waiting ON planned_announcement (due_at) WHERE state = 'WAITING';
CREATE INDEX planned_announcement_unseen ON planned_announcement (settled_at)
  WHERE state = 'REFUSED' AND seen_by IS NULL;
