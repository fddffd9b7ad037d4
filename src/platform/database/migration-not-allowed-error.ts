/** Migrations are pending, and the database user of this process may not apply them. */
export class MigrationNotAllowedError extends Error {
  constructor(cause: Error) {
    super(
      `The database lacks migrations of this version, and the user of DATABASE_URL may not apply them.\n  ${cause.message}\n` +
        'Run npm run migrate as the owner of the tables first, then start again.',
      { cause },
    );
    this.name = 'MigrationNotAllowedError';
  }
}
