-- Rights in place of two grades: somebody must be able to say who may enter. Who has been an editor
-- for longest becomes the owner; the others stay editors, and she can change that.
UPDATE account SET role = 'OWNER'
 WHERE id = (SELECT id FROM account WHERE role = 'EDITOR' ORDER BY created_at, id LIMIT 1);

-- A link to the first account of all is a link to the owner's.
UPDATE invitation SET role = 'OWNER' WHERE for_first;

-- A closed account stays: statements are signed with its name. An empty password fits nobody: who
-- has none comes in by another way.
ALTER TABLE account ADD COLUMN closed_at BIGINT;

-- Sessions are told apart now, by their owner and by way and device. Everybody signs in once more.
DROP TABLE session;
CREATE TABLE session (
  secret_hash TEXT PRIMARY KEY,
  -- Names it in lists and in the audit log; opens nothing.
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  way TEXT NOT NULL,
  -- A family of browsers and systems, never the whole line they send; empty: not told.
  device TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX session_of_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Codes of 80 random bits on paper, each good once. A new set takes the old one away.
CREATE TABLE recovery_code (
  code_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  created_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX recovery_code_of_account ON recovery_code (account);

-- Public keys of people's devices (WebAuthn level 3, section 4, "credential record").
CREATE TABLE passkey (
  -- Id of the credential, base64url.
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- COSE key, base64url.
  public_key TEXT NOT NULL,
  counter BIGINT NOT NULL CHECK (counter >= 0),
  created_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX passkey_of_account ON passkey (account);

-- Challenges that were answered well, until they expire: the same answer opens nothing twice.
CREATE TABLE passkey_answer (
  challenge_hash TEXT PRIMARY KEY,
  expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_answer_by_expiry ON passkey_answer (expires_at);

CREATE INDEX audit_entry_by_actor ON audit_entry (actor, id);
CREATE INDEX audit_entry_by_deed ON audit_entry (deed, id);
