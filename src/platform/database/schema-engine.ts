import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { createSchemaEngineAdapter } from './schema-engine-adapter.js';
import { createSchemaEnginePool } from './schema-engine-pool.js';

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** No table is excluded: every table and enum in the schema `public` is Prisma's. */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

declare global {
  // Missing in Node's type definitions, and those of browsers are not wanted for it alone.
  const WebAssembly: {
    instantiate(
      code: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: Record<string, unknown> } }>;
  };
}

export interface SchemaEngineOptions {
  /** Runs all work in one transaction, with a lock timeout. Default: the engine's own behaviour. */
  readonly atomic?: { readonly lockTimeoutMs: number } | null;
}

const LOCK_NOT_AVAILABLE = '55P03';

/** A statement timed out waiting for a lock. */
export class LockTimeoutError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'A lock could not be acquired in time.', { cause });
    this.name = 'LockTimeoutError';
  }
}

let instantiated: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly. The Prisma CLI downloads a native one at its first use, which a closed
 * network refuses; this one came with the packages and does the same work on the same migrations.
 * @param url the database that the work looks at or changes
 * @throws Error with the engine's own explanation when the work is refused, a LockTimeoutError when that is because of a lock
 */
export async function withSchemaEngine<Result>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<Result>,
  { atomic = null }: SchemaEngineOptions = {},
): Promise<Result> {
  instantiated ??= instantiate();
  await instantiated;
  const pool = createSchemaEnginePool(url);
  let refusal: string | null = null;
  try {
    const adapter = createSchemaEngineAdapter(pool, (code) => {
      refusal = code;
    });
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    // The pool has one connection: if the process dies before the commit, nothing is left behind.
    if (atomic) await pool.query(`BEGIN; SET LOCAL lock_timeout = ${atomic.lockTimeoutMs}`);
    const result = await work(engine).finally(() => engine.free());
    if (atomic) await pool.query('COMMIT');
    return result;
  } catch (error) {
    const explained = withoutEngineTrace(error);
    throw refusal === LOCK_NOT_AVAILABLE ? new LockTimeoutError(explained) : explained;
  } finally {
    await pool.end();
  }
}

/** The package's own entry imports its .wasm file as a module, which Node does only behind a flag. */
async function instantiate(): Promise<void> {
  const bindingsFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const code = await readFile(join(bindingsFile, '../schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': Object.fromEntries(
      Object.entries(bindings).map(([name, binding]) =>
        // The engine's timer for its own lock, 10 s, must not keep an otherwise finished process alive.
        name.startsWith('__wbg_setTimeout') ? [name, startIdleTimer] : [name, binding],
      ),
    ),
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
}

function startIdleTimer(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds).unref();
}

/** The engine appends its Rust source location, which is useless to the reader. */
function withoutEngineTrace(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const migration = /migration_name="(?<name>[^"]+)"/.exec(error.message)?.groups?.['name'];
  const explanation = error.message.split('\n   0: ')[0];
  return new Error(migration ? `Migration ${migration}: ${explanation}` : explanation, { cause: error });
}
