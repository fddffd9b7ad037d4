import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disposer } from '../../../src/platform/async/disposer.js';
import { lockFolder } from '../../../src/platform/embedded/folder-lock.js';
import { type Certificates, makeCertificates } from './certificates.js';

/** The files that servers with certificates need. */
export interface SecuredFolder {
  readonly folder: string;
  readonly certificates: Certificates;
}

/** @param disposer removes it, after the servers that are added later */
export async function makeSecuredFolder(disposer: Disposer): Promise<SecuredFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-test-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  // Locked, so that the clean-up after killed runs recognises this run as active.
  await lockFolder(folder);
  return { folder, certificates: await makeCertificates(folder) };
}
