-- Instants are BIGINT microseconds since 1970 in UTC, in every table.

CREATE TABLE follower_position (
  follower  TEXT    NOT NULL,
  partition INTEGER NOT NULL,
  position  BIGINT  NOT NULL,
  PRIMARY KEY (follower, partition)
);

CREATE TABLE lease (
  name       TEXT   NOT NULL PRIMARY KEY,
  holder     TEXT   NOT NULL,
  held_until BIGINT NOT NULL
);
