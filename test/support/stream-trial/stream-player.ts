import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../random.js';
import type { StreamDevice } from './stream-device.js';

export interface StreamPlayerOptions {
  readonly device: StreamDevice;
  readonly random: Random;
  readonly leaseMs: number;
}

const LONGEST_PAUSE_MS = 500;
const TAKES_OVER = 0.3;
const STOPS = 0.08;
const FALLS_SILENT = 0.06;
/** The probabilities that a stream continues after a silence, or is requested again after its end. */
const INSISTS = 0.5;

/**
 * Plays one stream after the other as people do: some are stopped, some are abandoned, and some replace another one.
 */
export class StreamPlayer {
  #stream: string | null = null;
  #inTheWay: readonly string[] = [];

  constructor(private readonly options: StreamPlayerOptions) {}

  async playUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#step();
      await delay(this.options.random.below(LONGEST_PAUSE_MS));
    }
  }

  async #step(): Promise<void> {
    const { random } = this.options;
    if (this.#stream === null) await this.#start();
    else if (random.happens(STOPS)) await this.#stop(this.#stream);
    else if (random.happens(FALLS_SILENT)) await this.#fallSilent();
    else await this.#heartbeat(this.#stream);
  }

  async #start(): Promise<void> {
    const { device, random } = this.options;
    const other = this.#inTheWay[random.below(Math.max(this.#inTheWay.length, 1))];
    const takeOver = other !== undefined && random.happens(TAKES_OVER) ? other : null;
    const { stream, inTheWay } = await device.start(takeOver);
    this.#stream = stream;
    this.#inTheWay = inTheWay;
  }

  async #heartbeat(stream: string): Promise<void> {
    const answer = await this.options.device.heartbeat(stream);
    if (answer === 'ENDED' || answer === 'NO_ROOM') await this.#leave(stream);
  }

  async #stop(stream: string): Promise<void> {
    await this.options.device.stop(stream);
    await this.#leave(stream);
  }

  /** A player that still considers its stream live sends a heartbeat. */
  async #leave(stream: string): Promise<void> {
    this.#stream = null;
    if (this.options.random.happens(INSISTS)) await this.options.device.heartbeat(stream);
  }

  /** Some for a little shorter than the lease, most for longer. */
  async #fallSilent(): Promise<void> {
    const { random, leaseMs } = this.options;
    await delay(leaseMs * 0.9 + random.below(leaseMs));
    if (!random.happens(INSISTS)) this.#stream = null;
  }
}
