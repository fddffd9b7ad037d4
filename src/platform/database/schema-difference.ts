import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { EVERYTHING, withSchemaEngine } from './schema-engine.js';

/**
 * The SQL that leads from a database to a Prisma schema, or null when they agree. What Prisma's language cannot
 * express (checks, partial indexes, functions, views, triggers, other PostgreSQL schemas) is not compared.
 */
export async function differenceToSchema(url: string, schemaFile: string): Promise<string | null> {
  const files = [{ path: basename(schemaFile), content: await readFile(schemaFile, 'utf8') }];
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      // The engine reads the schema here only to learn what kind of database the connection leads to.
      from: { tag: 'schemaDatasource', files, configDir: dirname(schemaFile) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    }),
  );
  return exitCode === 0 ? null : stdout;
}
