import { createDisposer } from '../../../src/platform/async/disposer.js';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { meetAsCluster } from '../cluster-meeting.js';
import { note } from '../run-notes.js';
import { CERTIFIED_HOST } from './certificates.js';
import { makeSecuredFolder } from './secured-folder.js';
import { type SecuredServer, startSecuredServer } from './secured-server.js';
import { passwordOf } from './secured-settings.js';

/** Masters that share the slots, with TLS between them too, users and passwords. */
export interface SecuredCluster extends AsyncDisposable {
  /** In the format of `REDIS_URL`. */
  readonly url: string;
  /** The authority that clients must trust. */
  readonly authorityFile: string;
  readonly masters: readonly SecuredServer[];
}

const MASTERS = 3;

export async function startSecuredCluster(): Promise<SecuredCluster> {
  note('redis', 'own');
  const disposer = createDisposer();
  const parts = await makeSecuredFolder(disposer);
  const nodes: (SecuredServer & { readonly busPort: number })[] = [];
  for (let number = 0; number < MASTERS; number += 1) {
    const busPort = await freePort();
    const settings = settingsOf(busPort);
    const options = { ...parts, name: `master-${number}`, master: null, settings };
    nodes.push({ ...disposer.add(await startSecuredServer(options)), busPort });
  }
  await meetAsCluster(nodes, nodes);
  const seeds = nodes.map(({ tlsPort }) => `${CERTIFIED_HOST}:${tlsPort}`).join(',');
  return {
    url: `rediss+cluster://streamcore:${passwordOf('streamcore')}@${seeds}`,
    authorityFile: parts.certificates.authorityFile,
    masters: nodes,
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

/** Announced to clients instead of the address, because the certificate is for this name. */
function settingsOf(busPort: number): string[] {
  return [
    'cluster-enabled yes',
    `cluster-port ${busPort}`,
    'tls-cluster yes',
    `cluster-announce-hostname ${CERTIFIED_HOST}`,
    'cluster-preferred-endpoint-type hostname',
  ];
}
