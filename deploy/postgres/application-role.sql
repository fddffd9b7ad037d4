-- The privileges of processes that do not own the tables: everything they need, and no more. The role must exist
-- (CREATE ROLE streamcore_app LOGIN PASSWORD '…'). The owner runs this once, after the first migration.

GRANT USAGE ON SCHEMA public TO streamcore_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO streamcore_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO streamcore_app;
-- Also for the tables and sequences of later migrations.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO streamcore_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO streamcore_app;

-- These tables are append-only. Their partitions are in a schema to which the role has no access.
REVOKE UPDATE, DELETE ON audit_entries, access_entries, audit_seals FROM streamcore_app;
-- Only the owner may change the list of applied migrations.
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM streamcore_app;

GRANT EXECUTE ON FUNCTION
    ensure_monthly_partition(text, date),
    lock_monthly_partition(text, date),
    drop_monthly_partition(text, date),
    clear_default_partition(text, timestamptz, int)
    TO streamcore_app;
-- No partition of the access log can be dropped earlier, whatever processes request. At most ACCESS_LOG_MONTHS.
ALTER FUNCTION require_outdated(text, date) SET streamcore.access_entries_kept_months = '13';
