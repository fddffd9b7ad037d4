import { join } from 'node:path';
import { build } from 'vite';
import { hashInputs, isBuiltFrom, noteBuiltFrom, output } from './built-from.js';
import { measureFirstLoads } from './first-load.js';

/** What the first page may weigh: bytes of JavaScript in gzip. */
const LARGEST_FIRST_LOAD = 250 * 1000;
/** The player brings hls.js, and nobody opens it first. */
const PLAYER = 'src/player/player-page.tsx';
/** Administrators' pages bring charts, and no viewer opens them. */
const ADMIN = 'src/admin/';

/** Builds the web client into `dist/web`, unless what is there was built from the same files. */
async function main(): Promise<void> {
  const inputs = hashInputs();
  if (isBuiltFrom(inputs)) return;
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });
  requireLightPages();
  noteBuiltFrom(inputs);
}

function requireLightPages(): void {
  const heavy = measureFirstLoads(output).find(
    ({ page, bytes }) => page !== PLAYER && !page.startsWith(ADMIN) && bytes > LARGEST_FIRST_LOAD,
  );
  if (!heavy) return;
  const [is, may] = [heavy.bytes, LARGEST_FIRST_LOAD].map((bytes) => `${Math.ceil(bytes / 1000)} kB`);
  throw new Error(`Opening ${heavy.page} first loads ${is} of JavaScript (gzip), and may load ${may}.`);
}

await main();
