-- Names that somebody bore before: they stay theirs, so that nobody takes an old signature, and who
-- wrote something under an old name is still known to be the same person.
CREATE TABLE former_name (
  name_key TEXT   NOT NULL PRIMARY KEY,
  account  TEXT   NOT NULL REFERENCES account (id),
  until_at BIGINT NOT NULL
);
