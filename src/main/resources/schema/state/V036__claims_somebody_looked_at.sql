-- A claim that a program read is shown as such until somebody has looked at its source.

ALTER TABLE claim ADD COLUMN looked_at BIGINT;
ALTER TABLE claim ADD COLUMN looked_by TEXT;
