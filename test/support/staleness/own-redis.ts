import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../../src/platform/embedded/folder-lock.js';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { redisUrl, startRedis } from '../../../src/platform/embedded/redis.js';
import { note } from '../run-notes.js';

/** A Redis that may be stopped and stalled, because nobody else uses it. */
export class OwnRedis implements AsyncDisposable {
  #server: AsyncDisposable | null = null;

  private constructor(
    private readonly dataFolder: string,
    private readonly port: number,
    private readonly password: string,
  ) {}

  static async start(): Promise<OwnRedis> {
    note('redis', 'own');
    const folder = await mkdtemp(join(tmpdir(), 'streamcore-test-'));
    const redis = new OwnRedis(folder, await freePort(), randomBytes(12).toString('hex'));
    // Locked, so that the clean-up after killed runs recognises this run as active.
    await lockFolder(folder);
    await redis.begin();
    return redis;
  }

  get url(): string {
    return redisUrl(this.port, this.password);
  }

  async begin(): Promise<void> {
    const { dataFolder, port, password } = this;
    this.#server = await startRedis({ dataFolder, port, password });
  }

  async end(): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
  }

  /** Kills it, without a chance to write anything more. */
  async kill(): Promise<void> {
    process.kill(await this.#pid(), 'SIGKILL');
    await this.end();
  }

  /** Deletes its data. Only while it is not running. */
  async lose(): Promise<void> {
    await rm(join(this.dataFolder, 'redis', 'appendonlydir'), { recursive: true, force: true });
  }

  /** Stalls it: it receives commands, but neither executes nor answers them. */
  async stall(): Promise<void> {
    process.kill(await this.#pid(), 'SIGSTOP');
  }

  async goOn(): Promise<void> {
    process.kill(await this.#pid(), 'SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    await rm(this.dataFolder, { recursive: true });
  }

  async #pid(): Promise<number> {
    return Number(await readFile(join(this.dataFolder, 'redis', 'redis.pid'), 'utf8'));
  }
}
