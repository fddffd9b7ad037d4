/** How long a live event may take to arrive. */
const PATIENCE_MS = 30_000;

/** @throws Error that names what did not come, when it takes too long */
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
