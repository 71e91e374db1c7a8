-- What people reported of a component while an incident was open, ten minutes by ten minutes, beside
-- what is usual, and what was left of the disturbance. It stays as long as the incident.
CREATE TABLE course_step (
  incident   TEXT   NOT NULL,
  component  TEXT   NOT NULL,
  started_at BIGINT NOT NULL,
  body       TEXT   NOT NULL,
  PRIMARY KEY (incident, component, started_at)
);

-- "Only there", held against the reports from everywhere else; the newest look of each claimed place.
CREATE TABLE outside_look (
  incident  TEXT   NOT NULL,
  claimed   TEXT   NOT NULL, -- codes of the areas, in order
  looked_at BIGINT NOT NULL,
  body      TEXT   NOT NULL,
  PRIMARY KEY (incident, claimed)
);

-- What the detector knew now and then in the last weeks: from here a moment of the past is folded
-- again, when somebody asks why there was an alarm, or none.
CREATE TABLE detector_landmark (
  partition INTEGER NOT NULL,
  seen_at   BIGINT  NOT NULL,
  position  BIGINT  NOT NULL,
  services  TEXT    NOT NULL,
  detector  BYTEA   NOT NULL, -- as it was saved, packed by gzip
  PRIMARY KEY (partition, seen_at)
);
