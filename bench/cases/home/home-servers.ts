import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import type { DemoViewer } from '../../harness/demo-viewer.js';
import { answerTo } from '../../harness/http-request.js';
import { type ServerUnderLoad, startServer } from '../../harness/server-under-load.js';
import { homeRequest } from './home-request.js';

/** All servers of the home page. */
export interface HomeServers extends AsyncDisposable {
  readonly streamCore: ServerUnderLoad;
  readonly bareHttp: ServerUnderLoad;
  readonly mercurius: ServerUnderLoad;
}

/** @throws Error when one does not start; then none is left running */
export async function startHomeServers(
  viewer: DemoViewer,
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<HomeServers> {
  const disposer = createDisposer();
  try {
    const streamCore = disposer.add(
      await startServer({ name: 'streamcore', program: 'src/main', environment, folder }),
    );
    const mercurius = disposer.add(
      await startServer({
        name: 'mercurius',
        program: 'bench/cases/home/mercurius.server',
        environment,
        folder,
      }),
    );
    const page = await answerTo(homeRequest(streamCore.address, viewer));
    const bareHttp = disposer.add(await startBareHome(page, folder));
    return { streamCore, bareHttp, mercurius, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

/** Returns a page for any request. */
export async function startBareHome(page: string, folder: string): Promise<ServerUnderLoad> {
  const answerFile = join(folder, 'answer.json');
  await writeFile(answerFile, page);
  return startServer({
    name: 'bare-http',
    program: 'bench/cases/home/bare-http.server',
    parameters: [answerFile],
    environment: {},
    folder,
  });
}

/**
 * Checks that all do the same work: the same home page, byte for byte.
 * @returns the page
 * @throws Error when a response differs, or is not a page
 */
export async function requireSameAnswers(
  { streamCore, bareHttp, mercurius }: HomeServers,
  viewer: DemoViewer,
): Promise<string> {
  const [ours, ...others] = await Promise.all(
    [streamCore, bareHttp, mercurius].map(({ address }) => answerTo(homeRequest(address, viewer))),
  );
  if (ours === undefined || others.some((other) => other !== ours)) {
    throw new Error('The servers do not answer the same bytes, so that they cannot be compared.');
  }
  return ours;
}
