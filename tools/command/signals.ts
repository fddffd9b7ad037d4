const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Under npm, Ctrl-C reaches a program twice: from the terminal, and forwarded by npm. */
const ECHO_MS = 500;

/** Work in progress that ends by itself when it is told to stop. */
interface Heeding {
  readonly stop: AbortController;
  readonly reason: string;
  /** When it was told to stop. */
  toldAt: number | null;
}

let heeding: Heeding | null = null;

/**
 * Makes signals end the process with `exit`, which stops the servers that it started: by default a signal would leave
 * them behind. Work under `heedSignals` ends by itself instead; a further signal, unless it is the echo of the first,
 * ends the process at once.
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

/** Runs work that signals do not interrupt. Instead, its AbortSignal aborts with the given reason. */
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
