import type pg from 'pg';

/**
 * Where each profile is in each title, by what its player was answered. A report without an answer may have been stored all the same: until one
 * is acknowledged again, both are right.
 */
export class Positions {
  readonly #right = new Map<string, Set<number>>();

  /** How many are known. */
  get size(): number {
    return this.#right.size;
  }

  acknowledge(profileId: string, titleId: string, seconds: number): void {
    this.#right.set(`${profileId} ${titleId}`, new Set([seconds]));
  }

  /** Sent, and not answered. */
  doubt(profileId: string, titleId: string, seconds: number): void {
    this.#right.get(`${profileId} ${titleId}`)?.add(seconds);
  }

  /** How many stand in the database otherwise than they have to. */
  async lostIn(pool: pg.Pool): Promise<number> {
    const { rows } = await pool.query<{ key: string; seconds: number }>(
      `SELECT profile_id || ' ' || title_id AS key, position_seconds AS seconds FROM watch_progress`,
    );
    const stored = new Map(rows.map(({ key, seconds }) => [key, seconds]));
    return [...this.#right].filter(([key, right]) => !right.has(stored.get(key) ?? -1)).length;
  }
}
