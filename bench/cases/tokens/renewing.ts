import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { Engine } from '../../../src/engine.js';
import { PLATFORM } from '../../../src/shared/actor.js';
import { callRate } from '../../harness/calls.js';
import type { Turn } from '../../harness/turns.js';
import type { Session } from './signed-in-sessions.js';

export const CALLERS = 20;

const UPDATE = `UPDATE device_sessions
  SET refresh_token_hash = $2, previous_refresh_token_hash = $1, rotated_at = $3, last_seen_at = $3, expires_at = $4,
    address = $5
  WHERE refresh_token_hash = $1 AND revoked_at IS NULL AND expires_at > $3
  RETURNING id, account_id, device_name, platform, address, bound_profile_id, version, created_at, last_seen_at,
    expires_at`;

const DAY_MS = 86_400_000;

/** Each caller has its own sessions, and refreshes one after the other. */
function sessionsInTurn(sessions: readonly Session[]): (caller: number) => Session {
  const shares = Array.from({ length: CALLERS }, (_each, caller) => ({
    sessions: sessions.filter((_session, index) => index % CALLERS === caller),
    next: 0,
  }));
  return (caller) => {
    const share = shares[caller];
    const session = share?.sessions[share.next];
    if (!share || !session) throw new Error('There are fewer sessions than callers.');
    share.next = (share.next + 1) % share.sessions.length;
    return session;
  };
}

/** Refreshes per second as clients cause them, without HTTP. */
export function renewing({ accounts }: Engine, sessions: readonly Session[]): Turn<number> {
  const next = sessionsInTurn(sessions);
  return (seconds) =>
    callRate(
      async (caller) => {
        const session = next(caller);
        session.refreshToken = (
          await accounts.tokenRotation.refresh(session.refreshToken, PLATFORM)
        ).refreshToken;
      },
      CALLERS,
      seconds,
    );
}

/** The one statement that a refresh requires, as a prepared statement with node-postgres, and nothing else. */
export function bareUpdates({ config }: Engine, sessions: readonly Session[]) {
  const pool = new Pool({ connectionString: config.database.url, max: config.database.poolSize });
  const next = sessionsInTurn(sessions);
  const hash = (token: string | Buffer) => createHash('sha256').update(token).digest();
  const hashes = new Map(sessions.map((session) => [session, hash(session.refreshToken)]));

  async function update(caller: number): Promise<void> {
    const session = next(caller);
    const current = hashes.get(session) ?? Buffer.alloc(0);
    const successor = hash(current);
    const now = new Date();
    const { rowCount } = await pool.query({
      name: 'rotate',
      text: UPDATE,
      values: [current, successor, now, new Date(now.getTime() + DAY_MS), null],
    });
    if (rowCount !== 1) throw new Error('A session was not renewed.');
    hashes.set(session, successor);
  }

  const turn: Turn<number> = (seconds) => callRate(update, CALLERS, seconds);
  return { turn, [Symbol.asyncDispose]: () => pool.end() };
}
