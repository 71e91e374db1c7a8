-- What every mouth says about announced work, as it stood: ahead, going on, done, called off, too long.
-- Made when the public first sees it stand so; rows are only ever added.
CREATE TABLE work_mouth (
  work TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('ANNOUNCED', 'RUNNING', 'DONE', 'OVERRUN', 'CANCELLED')),
  place INTEGER NOT NULL,
  mouth TEXT NOT NULL,
  language TEXT NOT NULL,
  register TEXT NOT NULL CHECK (register IN ('PLAIN', 'EXPERT')),
  subject TEXT,
  body TEXT NOT NULL CHECK (length(body) > 0),
  PRIMARY KEY (work, status, mouth, language, register)
);
