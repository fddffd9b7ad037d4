const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C reaches a program under npm twice: from the terminal, and passed on by npm. */
const ECHO_MS = 500;

/** Something that is being done, and comes to its own end when it is told to. */
interface Heeding {
  readonly stop: AbortController;
  readonly reason: string;
  /** When it was told. */
  toldAt: number | null;
}

let heeding: Heeding | null = null;

/**
 * Lets a signal end the process by way of `exit`, where the servers it started are stopped: by itself a signal would leave them
 * behind. What heeds signals comes to its own end; a signal that comes later than the first one's echo does not wait for that.
 */
export function exitOnSignals(): void {
  for (const signal of SIGNALS) process.on(signal, endOrHeed);
}

function endOrHeed(): void {
  if (heeding === null) process.exit(1);
  if (heeding.toldAt !== null && performance.now() - heeding.toldAt > ECHO_MS) process.exit(1);
  heeding.toldAt ??= performance.now();
  heeding.stop.abort(new Error(heeding.reason));
}

/** Does something that a signal does not cut off, but is told of by a signal of its own, with the reason that is given. */
export async function heedSignals<Result>(
  reason: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  heeding = { stop, reason, toldAt: null };
  try {
    return await work(stop.signal);
  } finally {
    heeding = null;
  }
}
