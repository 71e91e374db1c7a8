-- An incident stays open until a person closes it, and may hold several disturbances of one component: each is a
-- case of its own, told apart by when it began.
ALTER TABLE resolved_case RENAME TO resolved_case_before;
DROP INDEX resolved_case_by_end;

CREATE TABLE resolved_case (
  incident  TEXT   NOT NULL,
  component TEXT   NOT NULL,
  service   TEXT   NOT NULL,
  onset_at  BIGINT NOT NULL,
  ended_at  BIGINT NOT NULL,
  body      TEXT   NOT NULL,
  PRIMARY KEY (incident, component, onset_at),
  CHECK (ended_at > onset_at)
);

INSERT INTO resolved_case (incident, component, service, onset_at, ended_at, body)
SELECT incident, component, service, onset_at, ended_at, body FROM resolved_case_before;

DROP TABLE resolved_case_before;

CREATE INDEX resolved_case_by_end ON resolved_case (ended_at, incident, component, onset_at);
