import type pg from 'pg';

/**
 * The expected position of each profile in each title, according to its player's responses. A report without a response
 * may have been stored: until another one is acknowledged, both are right.
 */
export class Positions {
  readonly #right = new Map<string, Set<number>>();

  /** The number of known positions. */
  get size(): number {
    return this.#right.size;
  }

  acknowledge(profileId: string, titleId: string, seconds: number): void {
    this.#right.set(`${profileId} ${titleId}`, new Set([seconds]));
  }

  /** A report that was sent, without a response. */
  doubt(profileId: string, titleId: string, seconds: number): void {
    this.#right.get(`${profileId} ${titleId}`)?.add(seconds);
  }

  /** The number of stored positions that differ from the expected ones. */
  async lostIn(pool: pg.Pool): Promise<number> {
    const { rows } = await pool.query<{ key: string; seconds: number }>(
      `SELECT profile_id || ' ' || title_id AS key, position_seconds AS seconds FROM watch_progress`,
    );
    const stored = new Map(rows.map(({ key, seconds }) => [key, seconds]));
    return [...this.#right].filter(([key, right]) => !right.has(stored.get(key) ?? -1)).length;
  }
}
