import { expect, test, vi } from 'vitest';
import { jobRegistry } from '../../src/job-registry.js';
import { sweepJob } from '../../src/modules/subscriptions/billing/billing.jobs.js';
import * as administration from '../support/admin-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { client } = await story.admin();
const { prisma } = platform.engine.database;

async function queueNamed(name: string) {
  const { queues } = (await client.send(administration.Queues)).admin;
  const found = queues.find((queue) => queue.name === name);
  if (!found) throw new Error(`There is no queue "${name}".`);
  return found;
}

async function jobOf(queue: string, id: string) {
  return (await client.send(administration.Job, { queue, id })).admin.job;
}

async function deadLetters(queue: string | null = null) {
  const { admin } = await client.send(administration.DeadLetters, { queue, first: 50 });
  return admin.deadLetters.edges.map(({ node }) => node);
}

test('an administrator sees every queue with its waiting jobs', async () => {
  const { queues } = (await client.send(administration.Queues)).admin;
  const kinds = queues.flatMap(({ name, jobs }) => jobs.map((job) => `${name}/${job.name}`));
  expect(kinds.toSorted()).toEqual(jobRegistry.map(({ queue, name }) => `${queue}/${name}`).toSorted());
});

test('a failed job can be inspected, and replayed successfully once its cause is fixed', async () => {
  await prisma.$executeRaw`ALTER TABLE subscriptions RENAME TO subscriptions_away`;
  await platform.engine.jobs.enqueue(sweepJob, { share: 3 });
  const isOurs = ({ payload }: { readonly payload: unknown }) => JSON.stringify(payload) === '{"share":3}';
  // Scheduled jobs fail in the meantime too.
  const letter = await eventually(
    async () => (await deadLetters('billing')).find(isOurs),
    (found) => found !== undefined,
  );
  expect(letter).toMatchObject({ queue: 'billing', job: 'billing-sweep', attempts: sweepJob.attempts });
  expect(letter?.reason).toContain('subscriptions');
  expect(letter?.errors).toHaveLength(sweepJob.attempts);
  expect(await deadLetters()).toContainEqual(letter);
  const id = letter?.id ?? '';
  expect(await jobOf('billing', id)).toMatchObject({ job: 'billing-sweep', state: 'FAILED', log: [] });

  await prisma.$executeRaw`ALTER TABLE subscriptions_away RENAME TO subscriptions`;
  const before = (await queueNamed('billing')).completed;
  const input = { queue: 'billing', ids: [id], job: 'billing-sweep' };
  const { replayDeadLetters } = await client.send(administration.ReplayDeadLetters, { input });
  expect(replayDeadLetters.count).toBe(1);

  await vi.waitFor(
    async () => expect((await queueNamed('billing')).completed).toBeGreaterThan(before),
    10_000,
  );
  expect((await deadLetters('billing')).filter(isOurs)).toEqual([]);
  const done = await eventually(
    () => jobOf('billing', id),
    (job) => job?.state === 'DONE',
  );
  expect(done).toMatchObject({ queue: 'billing', progress: 1, attempts: 1, endedAt: expect.any(String) });
  expect(done?.log).toEqual([{ at: expect.any(String), text: 'Due were 0 subscriptions and 0 payments.' }]);
  expect((await client.send(administration.ReplayDeadLetters, { input })).replayDeadLetters.count).toBe(0);
  const [entry] = await prisma.auditEntry.findMany({ where: { action: 'operations.dead_letters_replayed' } });
  expect(entry).toMatchObject({ subjectId: 'billing', details: { ids: input.ids, job: 'billing-sweep' } });
});

test('jobs of a queue are listed with their logs, and unknown jobs are refused', async () => {
  await platform.engine.jobs.enqueue(sweepJob, { share: 5 }, { jobId: 'listed' });
  const { jobs } = await eventually(
    async () =>
      (await client.send(administration.Jobs, { queue: 'billing', state: 'DONE', first: 100 })).admin,
    (admin) => admin.jobs.edges.some(({ node }) => node.id === 'listed'),
  );
  expect(jobs.edges.find(({ node }) => node.id === 'listed')?.node).toEqual({
    id: 'listed',
    queue: 'billing',
    job: 'billing-sweep',
    state: 'DONE',
    progress: 1,
    log: [{ text: 'Due were 0 subscriptions and 0 payments.' }],
  });
  // What a queue keeps beside its jobs is none of them.
  for (const id of ['meta', 'id', 'events', 'completed', 'listed:logs', 'nothing', '']) {
    expect({ id, job: await jobOf('billing', id) }).toEqual({ id, job: null });
  }
  const elsewhere = client.send(administration.Jobs, { queue: 'nothing', state: 'DONE', first: 1 });
  expect(await failureOf(elsewhere)).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { queue: expect.any(String) },
  });
});

test('a queue can be paused and resumed, and dead letters discarded', async () => {
  const paused = await client.send(administration.PauseQueue, { name: 'privacy' });
  expect(paused.pauseQueue).toMatchObject({ name: 'privacy', isPaused: true });
  const resumed = await client.send(administration.ResumeQueue, { name: 'privacy' });
  expect(resumed.resumeQueue).toMatchObject({ name: 'privacy', isPaused: false });

  const { discardDeadLetters } = await client.send(administration.DiscardDeadLetters, {
    input: { queue: 'billing' },
  });
  expect(discardDeadLetters.queue.deadLetters).toBe(0);
  const actions = (await prisma.auditEntry.findMany()).map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining([
      'operations.queue_paused',
      'operations.queue_resumed',
      'operations.dead_letters_discarded',
    ]),
  );
});

test('unknown queues and excessive requests are refused', async () => {
  const refused = [
    client.send(administration.Job, { queue: 'nothing', id: '1' }),
    client.send(administration.DeadLetters, { queue: 'nothing', first: 1 }),
    client.send(administration.DeadLetters, { queue: null, first: 101 }),
    client.send(administration.PauseQueue, { name: 'nothing' }),
    client.send(administration.ReplayDeadLetters, { input: { queue: 'nothing' } }),
    client.send(administration.DiscardDeadLetters, { input: { queue: 'billing', ids: [] } }),
    client.send(administration.DiscardDeadLetters, { input: { queue: 'billing', reason: 'x'.repeat(201) } }),
  ];
  for (const call of refused) expect(await failureOf(call)).toMatchObject({ code: 'BAD_USER_INPUT' });
});
