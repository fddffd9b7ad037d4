import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { systemClock } from '../../shared/clock.js';
import { type DomainEvent, domainEvent } from '../../shared/domain-event.js';
import { createDatabase, type Database, type DatabaseClient } from '../database/database.js';
import { createLogger } from '../telemetry/logger.js';
import { noTracing } from '../telemetry/tracing/tracing.js';
import { createPrismaOutbox } from './outbox.prisma.js';
import { createOutboxRelay, type OutboxRelay, type OutboxRelayOptions } from './outbox-relay.js';
import { prunePublished } from './outbox-table.js';

type Noted = DomainEvent<'noted', { profileId: string; number: number }>;

const logger = createLogger({ level: 'silent', pretty: false });
/** Longer than any test, so that only notifications can wake a relay. */
const NEVER = 60_000;

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let relays: OutboxRelay[];

beforeAll(async () => {
  server = await createTestDatabase();
  database = createDatabase({
    ...server.routes,
    poolSize: 8,
    acquireTimeoutMs: 5_000,
    statementTimeoutMs: 5_000,
  });
});

beforeEach(async () => {
  relays = [];
  await database.pool.query('DELETE FROM outbox_events');
});

afterEach(async () => {
  await Promise.all(relays.map((relay) => relay[Symbol.asyncDispose]()));
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await server.drop();
});

function startRelay(
  handler: (event: Noted) => Promise<void>,
  overrides: Partial<OutboxRelayOptions> = {},
): OutboxRelay {
  const relay = createOutboxRelay({
    pool: database.pool,
    connectionString: server.url,
    logger,
    clock: systemClock,
    types: ['noted'],
    pollMs: NEVER,
    ...overrides,
  });
  relay.on<Noted>('noted', handler);
  relay.start();
  relays.push(relay);
  return relay;
}

const outboxOn = (client: DatabaseClient) => createPrismaOutbox(client, noTracing);

function noted(number: number, key = 'one'): Noted {
  return domainEvent('noted', { profileId: key, number }, new Date('2026-03-01T12:00:00Z'));
}

async function append(...events: readonly Noted[]): Promise<void> {
  await outboxOn(database.prisma).append(events);
}

async function waiting(): Promise<number> {
  return database.prisma.outboxEvent.count({ where: { publishedAt: null } });
}

describe('the outbox relay', () => {
  it('hands over what a transaction committed, as it was, and nothing of one that was rolled back', async () => {
    const seen: Noted[] = [];
    startRelay(async (event) => void seen.push(event));
    const [kept, dropped] = [noted(1), noted(2)];

    await expect(
      database.transactor(outboxOn).run(async (outbox) => {
        await outbox.append([dropped]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await database.transactor(outboxOn).run((outbox) => outbox.append([kept]));

    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject(kept);
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
  });

  it('delivers each event once and in order when two relays run, whoever works', async () => {
    const seen: number[] = [];
    const note = async ({ payload }: Noted) => void seen.push(payload.number);
    startRelay(note, { pollMs: 20 });
    startRelay(note, { pollMs: 20 });
    const numbers = Array.from({ length: 500 }, (_none, index) => index);

    for (let start = 0; start < numbers.length; start += 50) {
      await append(...numbers.slice(start, start + 50).map((number) => noted(number)));
    }

    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    expect(seen).toEqual(numbers);
  });

  it('shares the work: while one relay is held up in a lane, others do the rest', async () => {
    const seen = new Map<string, number[]>();
    const people = Array.from({ length: 40 }, (_none, index) => `person ${index}`);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const handler =
      (name: string) =>
      async ({ payload }: Noted) => {
        if (payload.profileId === 'held') await held;
        seen.set(name, [...(seen.get(name) ?? []), payload.number]);
      };
    for (const name of ['one', 'other']) startRelay(handler(name), { pollMs: 20 });
    await append(noted(0, 'held'));
    for (let number = 1; number <= 20; number += 1) {
      await append(...people.map((person) => noted(number, person)));
    }
    // By then, all events outside the lane of the held one are relayed.
    await vi.waitFor(async () => expect(await waiting()).toBeLessThan(400));
    letGo();
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    expect([...seen.keys()].toSorted()).toEqual(['one', 'other']);
    expect([...seen.values()].flat()).toHaveLength(801);
  });

  it('keeps the order of each key where several relays work many of them', async () => {
    const seen = new Map<string, number[]>();
    const note = async ({ payload: { profileId, number } }: Noted) => {
      await new Promise((resolve) => setImmediate(resolve));
      seen.set(profileId, [...(seen.get(profileId) ?? []), number]);
    };
    for (let relay = 0; relay < 3; relay += 1) startRelay(note, { pollMs: 20 });
    const numbers = Array.from({ length: 25 }, (_none, index) => index);
    const people = Array.from({ length: 20 }, (_none, index) => `person ${index}`);
    for (const number of numbers) await append(...people.map((person) => noted(number, person)));

    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    for (const person of people) expect(seen.get(person)).toEqual(numbers);
  });

  it('tries a failed event again, and holds up only those with its key', async () => {
    const seen: string[] = [];
    let failures = 2;
    startRelay(
      async ({ payload }) => {
        if (payload.profileId === 'ill' && failures-- > 0) throw new Error('not now');
        seen.push(`${payload.profileId} ${payload.number}`);
      },
      { pollMs: 20 },
    );

    await append(noted(1, 'ill'), noted(2, 'ill'), noted(3, 'well'));

    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    expect(seen).toEqual(['well 3', 'ill 1', 'ill 2']);
  });

  it('hands on what stands behind a thousand keys that fail for good', async () => {
    const seen: string[] = [];
    startRelay(
      async ({ payload: { profileId } }) => {
        if (profileId.startsWith('ill')) throw new Error('never');
        seen.push(profileId);
      },
      { pollMs: 20 },
    );
    await append(...Array.from({ length: 1_000 }, (_none, number) => noted(number, `ill ${number}`)));
    await append(noted(0, 'well'));
    await vi.waitFor(() => expect(seen).toEqual(['well']), { timeout: 30_000 });
    // It is marked as delivered once its handler is done.
    await vi.waitFor(async () => expect(await waiting()).toBe(1_000));
  }, 60_000);

  it('tries a failed event again soon, although the clock is set back meanwhile', async () => {
    let now = new Date('2027-06-01T00:00:00Z');
    const seen: number[] = [];
    const handler = async ({ payload }: Noted) => {
      seen.push(payload.number);
      if (seen.length > 1) return;
      now = new Date('2026-06-01T00:00:00Z');
      throw new Error('not yet');
    };
    startRelay(handler, { pollMs: 20, clock: { now: () => now } });
    await append(noted(1));
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    expect(seen).toEqual([1, 1]);
  });

  it('delivers again what was handled while its connection broke', async () => {
    const seen: number[] = [];
    startRelay(
      async ({ payload }) => {
        seen.push(payload.number);
        if (seen.length === 1) await endConnections("state = 'idle in transaction'");
      },
      { pollMs: 20 },
    );

    await append(noted(1));

    await vi.waitFor(() => expect(seen).toEqual([1, 1]));
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
  });

  it('listens again after its listening connection was ended', async () => {
    const seen: number[] = [];
    startRelay(async ({ payload }) => void seen.push(payload.number));
    await append(noted(1));
    await vi.waitFor(() => expect(seen).toEqual([1]));

    await endConnections("application_name = 'streamcore-listener'");
    await append(noted(2));

    await vi.waitFor(() => expect(seen).toEqual([1, 2]));
  });

  it('lets no event overtake one of its key that commits late, behind the pass', async () => {
    const late = await database.pool.connect();
    await late.query('BEGIN');
    await late.query(
      `INSERT INTO outbox_events (id, type, payload, occurred_at)
       VALUES (gen_random_uuid(), 'noted', '{ "profileId": "late", "number": 1 }', now())`,
    );
    await append(...Array.from({ length: 150 }, (_none, number) => noted(number)));
    const seen: number[] = [];
    startRelay(
      async ({ payload }) => {
        if (payload.profileId === 'late') seen.push(payload.number);
        if (payload.profileId === 'one' && payload.number === 50) {
          await late.query('COMMIT');
          await append(noted(2, 'late'));
        }
      },
      { pollMs: 20 },
    );

    await vi.waitFor(() => expect(seen).toEqual([1, 2]));
    late.release();
  });

  it('leaves what it does not know to a relay that does', async () => {
    const seen: string[] = [];
    startRelay(async ({ payload }) => void seen.push(`old ${payload.number}`), { types: [] });
    await append(noted(1));
    startRelay(async ({ payload }) => void seen.push(`new ${payload.number}`), { pollMs: 20 });
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    expect(seen).toEqual(['new 1']);
  });

  it('goes on with what a stopped relay left', async () => {
    const first = startRelay(async () => undefined);
    await first[Symbol.asyncDispose]();
    await append(noted(1), noted(2));

    const seen: number[] = [];
    startRelay(async ({ payload }) => void seen.push(payload.number));

    await vi.waitFor(() => expect(seen).toEqual([1, 2]));
  });

  it('removes published events once they are old, and never one that waits', async () => {
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1_000);
    const first = startRelay(async () => undefined);
    await append(noted(1), noted(2));
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    await first[Symbol.asyncDispose]();
    await append(noted(3));

    const failing = () => Promise.reject(new Error('not now'));
    startRelay(failing, { clock: { now: () => tomorrow } });

    await vi.waitFor(async () => {
      const left = await database.prisma.outboxEvent.findMany();
      expect(left.map(({ payload }) => payload)).toEqual([{ profileId: 'one', number: 3 }]);
    });
  });

  it('removes all that is old in one go, although something older waits still', async () => {
    const events = Array.from({ length: 2_500 }, (_, number) => noted(number));
    await append(...events);
    await database.pool.query('UPDATE outbox_events SET published_at = $1 WHERE id <> $2', [
      new Date(0),
      events[0]?.id,
    ]);
    await prunePublished(database.pool, new Date(1));
    expect(await database.prisma.outboxEvent.count()).toBe(1);
    expect(await waiting()).toBe(1);
  });

  it('removes what is old also behind more events that wait than a batch holds', async () => {
    const events = Array.from({ length: 2_500 }, (_, number) => noted(number));
    await append(...events);
    await database.pool.query('UPDATE outbox_events SET published_at = $1 WHERE id = ANY($2::uuid[])', [
      new Date(0),
      events.slice(1_200).map(({ id }) => id),
    ]);
    await prunePublished(database.pool, new Date(1));
    expect(await database.prisma.outboxEvent.count()).toBe(1_200);
    expect(await waiting()).toBe(1_200);
  });
});

async function endConnections(which: string): Promise<void> {
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${which}`,
  );
}
