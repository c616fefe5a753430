-- What processes that share a store pass to each other. Nothing of it is kept: it is no part of a backup.

-- Spring Integration's own, as in its schema-postgresql.sql.
CREATE SEQUENCE IF NOT EXISTS int_message_seq START WITH 1 INCREMENT BY 1 NO CYCLE;

CREATE TABLE IF NOT EXISTS int_channel_message (
    message_id       CHAR(36)     NOT NULL,
    group_key        CHAR(36)     NOT NULL,
    created_date     BIGINT       NOT NULL,
    message_priority BIGINT,
    message_sequence BIGINT       NOT NULL DEFAULT nextval('int_message_seq'),
    message_content  BYTEA,
    region           VARCHAR(100) NOT NULL,
    PRIMARY KEY (region, group_key, created_date, message_sequence)
);

-- Files not checked yet, for workers to check. Any of them may hold personal data: unlogged, so that no log and no replica has them.
CREATE UNLOGGED TABLE IF NOT EXISTS handed_part (
    file_key         VARCHAR(1000) COLLATE "C" NOT NULL,
    part_number      INTEGER      NOT NULL,
    content          BYTEA        NOT NULL,
    PRIMARY KEY (file_key, part_number)
);

-- Outputs that workers made, until they are published. Logged: the step that made them is done, and is not done again.
CREATE TABLE IF NOT EXISTS made_part (
    file_key         VARCHAR(1000) COLLATE "C" NOT NULL,
    part_number      INTEGER      NOT NULL,
    content          BYTEA        NOT NULL,
    PRIMARY KEY (file_key, part_number)
);
