-- Sign-in at a provider of identities (OpenID Connect). Nothing here opens anything: of what a
-- browser and the way back carry only the SHA-256 is kept, and what the provider tells besides its
-- name for the person is not kept at all.

-- Who somebody is there. A provider never gives one subject to two people; mail addresses it may.
CREATE TABLE provider_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (length(subject) > 0),
  account TEXT NOT NULL REFERENCES account (id),
  -- Whether the provider gave the role, and may change it; otherwise the newsroom did.
  role_from_provider BOOLEAN NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX provider_identity_of_account ON provider_identity (account);

-- Who set out for the provider and is not back yet. The row goes when they come back, once.
CREATE TABLE provider_journey (
  state_hash TEXT PRIMARY KEY,
  -- Of the cookie in the browser that set out.
  browser_hash TEXT NOT NULL,
  -- Of the one-time link to be used up on return, if one was.
  invitation_hash TEXT,
  expires_at BIGINT NOT NULL
);
CREATE INDEX provider_journey_by_expiry ON provider_journey (expires_at);
