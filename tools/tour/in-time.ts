/** The timeout of a live event. */
const PATIENCE_MS = 30_000;

/** @throws Error naming what did not arrive in time */
export async function inTime<Value>(what: string, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new Error(`${what} did not arrive within ${PATIENCE_MS / 1000} s.`);
    timer = setTimeout(() => reject(error), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
