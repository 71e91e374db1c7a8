-- What is kept of an outage that is over, for the sake of the next one: how long it lasted, how many
-- people reported it and what other sources told of the number hit.
CREATE TABLE resolved_case (
  incident  TEXT   NOT NULL,
  component TEXT   NOT NULL,
  service   TEXT   NOT NULL,
  onset_at  BIGINT NOT NULL,
  ended_at  BIGINT NOT NULL,
  body      TEXT   NOT NULL,
  PRIMARY KEY (incident, component),
  CHECK (ended_at > onset_at)
);

CREATE INDEX resolved_case_by_end ON resolved_case (ended_at, incident, component);
