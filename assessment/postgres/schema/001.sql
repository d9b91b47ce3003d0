-- What a database holds from version 1 of its schema on. A number that was released is never
-- changed: what comes later has a file of its own.

CREATE SEQUENCE versions;

-- The assessments. body is the text exactly as a file would hold it, and alone is the truth.
CREATE TABLE assessments (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation text NOT NULL,
    name         text NOT NULL,
    version      bigint NOT NULL DEFAULT nextval('versions'),
    body         bytea NOT NULL,
    saved_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    saved_by     text NOT NULL,
    kept_at      timestamptz, -- when a revision was kept last
    UNIQUE (organisation, name)
);

-- The ids of saves lately, by which one whose outcome was not clear finds whether it was done.
CREATE TABLE saves (
    save    uuid PRIMARY KEY,
    version bigint NOT NULL,
    at      timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Texts that assessments had before.
CREATE TABLE revisions (
    assessment bigint NOT NULL REFERENCES assessments ON DELETE CASCADE,
    version    bigint NOT NULL,
    body       bytea NOT NULL,
    saved_at   timestamptz NOT NULL,
    saved_by   text NOT NULL,
    PRIMARY KEY (assessment, version)
);

-- Who edits an assessment, also one that is still to be made.
CREATE TABLE leases (
    organisation text NOT NULL,
    name         text NOT NULL,
    token        uuid NOT NULL,
    holder       jsonb NOT NULL,
    until        timestamptz NOT NULL,
    PRIMARY KEY (organisation, name)
);

-- The accounts, in one row: the text that package assessment/identity writes.
CREATE TABLE directory (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint NOT NULL DEFAULT nextval('versions'),
    body    bytea NOT NULL
);
