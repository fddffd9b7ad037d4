import { openEngine } from '../open-engine.js';

/** Prints only the hash on standard output, so that it can be piped; the details are for people. */
export async function showHead(): Promise<void> {
  await using open = await openEngine((message) => process.stderr.write(`${message}\n`));
  const head = await open.engine.seals.head();
  if (!head) throw new Error('Nothing is sealed yet.');
  process.stdout.write(`${head.hash}\n`);
  process.stderr.write(`Seal ${head.number}.\n`);
}
