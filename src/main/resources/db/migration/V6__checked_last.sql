-- The run that checked a submission last: what goes before it may have been checked later.
ALTER TABLE submission ADD COLUMN checked_run_id BIGINT;
UPDATE submission SET checked_run_id = run_id;
