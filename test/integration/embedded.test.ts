import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServers, startEmbeddedServers } from '../../src/platform/embedded/embedded-servers.js';
import { DataFolderInUseError } from '../../src/platform/embedded/folder-lock.js';
import { processesIn, startTimeOf } from '../../src/platform/embedded/process-info.js';
import { findRunningServers } from '../../src/platform/embedded/running-servers.js';
import { UnusableFolderError } from '../../src/platform/embedded/unusable-folder-error.js';
import { programStart } from '../support/built-programs.js';
import { eventually } from '../support/eventually.js';
import { standsApart } from '../support/run-notes.js';

standsApart({
  redis: 'its servers are the embedded ones, which are what is tested',
  database: 'its servers are the embedded ones, which are what is tested',
  replica: 'its servers are the embedded ones, which are what is tested',
});

/** Starts the servers in a separate process, which a test can kill. */
async function startHost(
  dataFolder: string,
): Promise<{ host: ChildProcess; databaseUrl: string; redisUrl: string }> {
  const { file, execArgv } = programStart('test/support/embedded-host.ts');
  const host = spawn(process.execPath, [...execArgv, file, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(host.stdout), 'line');
  return { host, ...JSON.parse(line) };
}

async function query(url: string | undefined, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  // The servers of these tests are killed while connections are open.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function withRedis<Result>(
  url: string | undefined,
  work: (redis: Redis) => Promise<Result>,
): Promise<Result> {
  const redis = new Redis(url ?? '', { retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

async function serverPids(servers: Pick<EmbeddedServers, 'databaseUrl' | 'redisUrl'>): Promise<number[]> {
  const [postgres] = await query(
    servers.databaseUrl,
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer`,
  );
  const info = await withRedis(servers.redisUrl, (redis) => redis.info('server'));
  return [Number(postgres), Number(/process_id:(\d+)/.exec(info)?.[1])];
}

async function living(pids: readonly number[]): Promise<number[]> {
  const startTimes = await Promise.all(pids.map(startTimeOf));
  return pids.filter((_, index) => startTimes[index] !== null);
}

describe('the embedded servers', { timeout: 300_000 }, () => {
  let dataFolder: string;

  beforeEach(async () => {
    // Only its owner may enter such a folder, which is the difficult case for root: PostgreSQL runs as another user.
    dataFolder = join(await mkdtemp(join(tmpdir(), 'streamcore-embedded-')), '.streamcore');
  });
  afterEach(() => rm(join(dataFolder, '..'), { recursive: true }));

  it('keep data, secrets and ports over a restart, and leave no process behind', async () => {
    const first = await startEmbeddedServers({ dataFolder });
    await query(first.databaseUrl, `CREATE TABLE film AS SELECT 'Heat' AS name`);
    await withRedis(first.redisUrl, (redis) => redis.set('film', 'Heat'));
    const pids = await serverPids(first);
    await first[Symbol.asyncDispose]();
    expect(await living(pids)).toEqual([]);

    await using second = await startEmbeddedServers({ dataFolder });
    expect(second).toMatchObject({
      databaseUrl: first.databaseUrl,
      redisUrl: first.redisUrl,
      secrets: first.secrets,
    });
    expect(await query(second.databaseUrl, 'SELECT name FROM film')).toEqual(['Heat']);
    expect(await withRedis(second.redisUrl, (redis) => redis.get('film'))).toBe('Heat');
  });

  it('protect secrets, evict nothing, and write durably', async () => {
    await using servers = await startEmbeddedServers({ dataFolder });

    expect((await stat(join(dataFolder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(await query(servers.databaseUrl, 'SHOW fsync')).toEqual(['on']);
    await withRedis(servers.redisUrl, async (redis) => {
      expect(await redis.config('GET', 'maxmemory-policy')).toContain('noeviction');
      expect(await redis.config('GET', 'appendonly')).toContain('yes');
    });
  });

  it('start only servers that are not configured', async () => {
    await using servers = await startEmbeddedServers({ dataFolder, databaseUrl: 'postgres://theirs' });

    expect(servers).not.toHaveProperty('databaseUrl');
    expect(await withRedis(servers.redisUrl, (redis) => redis.ping())).toBe('PONG');
  });

  it('refuse a second instance on the same folder, and let tools find the first', async () => {
    const servers = await startEmbeddedServers({ dataFolder });
    const second = startEmbeddedServers({ dataFolder });

    await expect(second).rejects.toThrow(DataFolderInUseError);
    await expect(second).rejects.toThrow(`in use by another StreamCore (process ${process.pid})`);
    const { databaseUrl, redisUrl } = servers;
    expect(await findRunningServers({ dataFolder })).toMatchObject({ databaseUrl, redisUrl });

    await servers[Symbol.asyncDispose]();
    expect(await findRunningServers({ dataFolder })).toBeNull();
  });

  it('restart a server that exits, report how it ended, and lose no acknowledged write', async () => {
    const progress: string[] = [];
    await using servers = await startEmbeddedServers(
      { dataFolder },
      { onProgress: (message) => progress.push(message) },
    );
    await query(servers.databaseUrl, `CREATE TABLE film AS SELECT 'Heat' AS name`);
    await withRedis(servers.redisUrl, (redis) => redis.set('film', 'Heat'));
    for (const pid of await serverPids(servers)) process.kill(pid, 'SIGKILL');

    const film = () => query(servers.databaseUrl, 'SELECT name FROM film').catch(() => null);
    expect(await eventually(film, (found) => found !== null)).toEqual(['Heat']);
    const kept = () => withRedis(servers.redisUrl, (redis) => redis.get('film')).catch(() => null);
    expect(await eventually(kept, (found) => found !== null)).toBe('Heat');
    expect(progress.join()).toMatch(/PostgreSQL ended by itself and is started again. Its log ends:\n/);
    expect(progress.join()).toMatch(/Redis ended by itself and is started again. Its log ends:\n/);
  });

  it('leave no process behind if they are stopped during a restart', async () => {
    const servers = await startEmbeddedServers({ dataFolder });
    const pids = await serverPids(servers);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await eventually(
      () => living(pids),
      (left) => left.length === 0,
    );
    await servers[Symbol.asyncDispose]();
    const working = ['postgres', 'redis'].map((name) => processesIn(join(dataFolder, name)));
    expect((await Promise.all(working)).flat()).toEqual([]);
  });

  it('report a folder that cannot be written', async () => {
    await writeFile(join(dataFolder, '..', 'file'), '');
    const inFile = join(dataFolder, '..', 'file', 'data');
    await expect(startEmbeddedServers({ dataFolder: inFile })).rejects.toThrow(UnusableFolderError);
    await expect(startEmbeddedServers({ dataFolder: inFile })).rejects.toThrow(
      `The data folder ${inFile} cannot be written: ENOTDIR`,
    );
  });

  it.each([
    ['only we are killed and the servers run on', () => []],
    ['everything is killed', (pids: number[]) => pids],
    ['we and PostgreSQL are killed', (pids: number[]) => pids.slice(0, 1)],
  ])('lose no acknowledged write when %s', async (_case, victimsAmong) => {
    const { host, ...killed } = await startHost(dataFolder);
    await query(killed.databaseUrl, `CREATE TABLE film AS SELECT 'Heat' AS name`);
    await withRedis(killed.redisUrl, (redis) => redis.set('film', 'Heat'));
    const pids = await serverPids(killed);
    for (const pid of victimsAmong(pids)) process.kill(pid, 'SIGKILL');
    host.kill('SIGKILL');
    await once(host, 'exit');

    await using recovered = await startEmbeddedServers({ dataFolder });
    expect(await query(recovered.databaseUrl, 'SELECT name FROM film')).toEqual(['Heat']);
    expect(await withRedis(recovered.redisUrl, (redis) => redis.get('film'))).toBe('Heat');
    expect(await serverPids(recovered)).not.toEqual(expect.arrayContaining(pids));
    expect(await living(pids)).toEqual([]);
  });
});
