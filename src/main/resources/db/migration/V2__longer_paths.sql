-- As long as a path may be; a name that is too long is a finding, not a failed run.
ALTER TABLE submission ALTER COLUMN file_path SET DATA TYPE VARCHAR(4096);
ALTER TABLE stray_file ALTER COLUMN file_path SET DATA TYPE VARCHAR(4096);
