import { generateDemoPasswords, prepareDemo } from '../../../src/demo.js';
import type { Engine } from '../../../src/engine.js';

/** One of the demo's simulated viewers, with a history from which recommendations are made. */
export interface SimulatedViewer {
  readonly accountId: string;
  readonly profileId: string;
}

/** Fills an empty database with the demo. @returns this many of its viewers, the same in every run */
export async function prepareSimulatedViewers(
  engine: Engine,
  count: number,
  onProgress: (message: string) => void,
): Promise<SimulatedViewer[]> {
  await prepareDemo(engine, generateDemoPasswords(), onProgress);
  const profiles = await engine.database.prisma.profile.findMany({
    where: { account: { origin: 'SIMULATED' } },
    orderBy: { account: { email: 'asc' } },
    take: count,
  });
  if (profiles.length < count) throw new Error(`The demo has only ${profiles.length} simulated viewers.`);
  return profiles.map(({ id, accountId }) => ({ accountId, profileId: id }));
}
