-- A person says that a workaround works, or that it does not, and counts once, with the last word.
ALTER TABLE workaround_confirmation ADD COLUMN works BOOLEAN NOT NULL DEFAULT TRUE;
