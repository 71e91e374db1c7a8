-- People of the house and machines that may act. No secret is kept: passwords as Argon2id, every
-- other secret as the SHA-256 of 256 random bits. Roles and scopes are the program's closed lists.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- The name as it is compared: without case, without compatibility forms.
  name_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- One-time links. The row stays after its use, so that the link can say no for ever.
CREATE TABLE invitation (
  secret_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  -- Good only as long as there is no account at all.
  for_first BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL CHECK (expires_at > created_at),
  used_at BIGINT
);

CREATE TABLE session (
  secret_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX session_of_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE api_token (
  id TEXT PRIMARY KEY,
  secret_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  scopes TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL CHECK (expires_at > created_at),
  used_at BIGINT,
  revoked_at BIGINT
);
