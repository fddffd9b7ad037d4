import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import { DatabaseError, type Pool } from 'pg';

/**
 * Prisma's PostgreSQL adapter, with fixes for two places where it does not work with the schema engine.
 * @param onRefused gets the server's error code of a refused script, which the engine only reports as text
 */
export function createSchemaEngineAdapter(pool: Pool, onRefused: (code: string) => void) {
  const factory = new PrismaPg(pool);
  const connect = async () => mended(await PrismaPg.prototype.connect.call(factory), pool, onRefused);
  return bindMigrationAwareSqlAdapterFactory(Object.assign(factory, { connect }));
}

function mended<Adapter extends SqlDriverAdapter>(
  adapter: Adapter,
  pool: Pool,
  onRefused: (code: string) => void,
): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    /**
     * The original adapter splits a script at every semicolon, including those in function bodies and comments. Sent
     * as a whole, it is one implicit transaction: a migration takes effect entirely or not at all.
     */
    async executeScript(script: string) {
      await pool.query(script).catch((error: unknown) => {
        if (error instanceof DatabaseError) onRefused(error.code ?? '');
        throwAsAdapterError(error);
      });
    },
    /** Reverses the pool's substitution: these arrays are single codes. */
    async queryRaw(query: SqlQuery) {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
  });
}

function throwAsAdapterError(error: unknown): never {
  if (!(error instanceof DatabaseError)) throw error;
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}
