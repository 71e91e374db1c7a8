-- Who did what, and what came of it. Rows are only ever added.
CREATE TABLE audit_entry (
  id      TEXT   NOT NULL PRIMARY KEY, -- grows with time
  done_at BIGINT NOT NULL,
  actor   TEXT   NOT NULL,
  deed    TEXT   NOT NULL,
  subject TEXT   NOT NULL,
  outcome TEXT   NOT NULL CHECK (outcome IN ('DONE', 'REFUSED')),
  detail  TEXT   NOT NULL
);
