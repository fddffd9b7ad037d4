-- What the processes may do, who are not the owner of the tables: everything that they do, and no more. The role is there already
-- (CREATE ROLE streamcore_app LOGIN PASSWORD '…'). The owner runs this after the first migration, once.

GRANT USAGE ON SCHEMA public TO streamcore_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO streamcore_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO streamcore_app;
-- Of what later migrations make, too.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO streamcore_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO streamcore_app;

-- These are added to, and read. Their months lie in a schema into which the role cannot look.
REVOKE UPDATE, DELETE ON audit_entries, access_entries, audit_seals FROM streamcore_app;
-- Which migrations there were, is the owner's to say.
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM streamcore_app;

GRANT EXECUTE ON FUNCTION
    ensure_monthly_partition(text, date),
    lock_monthly_partition(text, date),
    drop_monthly_partition(text, date),
    clear_default_partition(text, timestamptz, int)
    TO streamcore_app;
-- No month of the access log goes sooner, whatever processes ask for. Not more than ACCESS_LOG_MONTHS.
ALTER FUNCTION require_outdated(text, date) SET streamcore.access_entries_kept_months = '13';
