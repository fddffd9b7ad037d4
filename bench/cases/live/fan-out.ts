import type { ServerUnderLoad } from '../../harness/server-under-load.js';
import { summarise } from '../../harness/statistics.js';
import type { Turn } from '../../harness/turns.js';
import type { Contender } from './contenders.js';

export interface FanOutSample {
  /** Messages received by sockets per second, with events of as many streams at a time as there are callers. */
  readonly perSecond: number;
  /** From the publication of a single event until the last socket of its stream has received it. */
  readonly medianMs: number;
  /** The same with events of as many streams at a time as there are callers. */
  readonly medianMsUnderLoad: number;
  /** The CPU time of the server's own process for each received message, in microseconds. */
  readonly processorPerEvent: number;
}

export interface Shape {
  readonly streams: number;
  readonly socketsEach: number;
  /** How many streams have events at a time. */
  readonly callers: number;
}

const SHARE_FOR_LATENCY = 0.3;

/** The first part of a turn is for single events, the rest for as many as possible. */
export function measureFanOut(
  { prepare, onHeard }: Contender,
  server: ServerUnderLoad,
  { streams, socketsEach, callers }: Shape,
): Turn<FanOutSample> {
  const missing = new Map<number, { count: number; resolve: () => void }>();
  let heard = 0;

  function hear(stream: number): void {
    heard += 1;
    const wait = missing.get(stream);
    if (!wait) throw new Error('A socket heard what was not said.');
    wait.count -= 1;
    if (wait.count > 0) return;
    missing.delete(stream);
    wait.resolve();
  }

  /** @returns the milliseconds from the publication until everybody has heard of it */
  async function deliver(stream: number): Promise<number> {
    const publish = prepare(stream);
    const begin = performance.now();
    const reached = new Promise<void>((resolve) => {
      missing.set(stream, { count: socketsEach, resolve });
    });
    await Promise.all([publish(), reached]);
    return performance.now() - begin;
  }

  /** Each caller has its own streams, because a stream gets one event at a time. */
  async function deliverUntil(deadline: number, caller: number, step: number): Promise<number[]> {
    const times: number[] = [];
    for (let turn = 0; performance.now() < deadline; turn += 1) {
      times.push(await deliver((caller + turn * step) % streams));
    }
    return times;
  }

  return async (seconds) => {
    // Contenders may share their sockets.
    onHeard(hear);
    const milliseconds = seconds * 1_000;
    const single = await deliverUntil(performance.now() + milliseconds * SHARE_FOR_LATENCY, 0, 1);
    const before = { heard, processor: await server.processorMicroseconds(), at: performance.now() };
    const deadline = before.at + milliseconds * (1 - SHARE_FOR_LATENCY);
    const underLoad = await Promise.all(
      Array.from({ length: callers }, (_, caller) => deliverUntil(deadline, caller, callers)),
    );
    const count = heard - before.heard;
    return {
      perSecond: (count * 1_000) / (performance.now() - before.at),
      medianMs: summarise(single).median,
      medianMsUnderLoad: summarise(underLoad.flat()).median,
      processorPerEvent: ((await server.processorMicroseconds()) - before.processor) / count,
    };
  };
}
