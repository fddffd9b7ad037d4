import type { EmbeddedServers, EmbeddedSettings } from './embedded-servers.js';
import { folderOwner } from './folder-lock.js';
import { readPorts } from './ports.js';
import { readSecrets } from './secrets.js';
import { serverAddresses } from './server-addresses.js';

/**
 * The servers of the StreamCore that is running on a data folder, for a tool that works beside it; disposing of the
 * result leaves them running. Null when none runs.
 */
export async function findRunningServers(settings: EmbeddedSettings): Promise<EmbeddedServers | null> {
  const { dataFolder } = settings;
  if ((await folderOwner(dataFolder)) === null) return null;
  const [secrets, ports] = await Promise.all([readSecrets(dataFolder), readPorts(dataFolder)]);
  if (!secrets || !ports) return null;
  return {
    ...serverAddresses(settings, ports, secrets),
    secrets,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
