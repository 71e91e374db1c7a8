-- Browsers that are woken by Web Push, each for the account that asked for it there.
CREATE TABLE device (
  endpoint TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  public_key TEXT NOT NULL,
  secret TEXT NOT NULL,
  language TEXT NOT NULL,
  asked_at BIGINT NOT NULL
);
CREATE INDEX device_account ON device (account);
