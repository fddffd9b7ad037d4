import type { Effort } from './bench-case.js';

/** Measures for this many seconds. */
export type Turn<Sample> = (seconds: number) => Promise<Sample>;

/**
 * Lets everyone take their turn, round by round (A B C, A B C, …), so that other load on the machine affects all alike.
 * A first round warms up and does not count.
 */
export async function takeTurns<Name extends string, Sample>(
  turns: Readonly<Record<Name, Turn<Sample>>>,
  { rounds, seconds }: Effort,
  onProgress: (message: string) => void,
): Promise<Readonly<Record<Name, readonly Sample[]>>> {
  const names = Object.keys(turns) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  onProgress('Warming up');
  for (const name of names) await turns[name](seconds);
  for (let round = 1; round <= rounds; round += 1) {
    onProgress(`Round ${round} of ${rounds}`);
    for (const name of names) samples[name].push(await turns[name](seconds));
  }
  return samples;
}
