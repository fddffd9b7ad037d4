import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createServer } from 'vite';
import { loadEnvironment } from '../src/config.js';

const WEB_PORT = 5173;
/** What the API answers; everything else is the web client. */
const OF_THE_API =
  '^/(?:graphql|graphiql|media|artwork|health|mailbox|metrics|api|\\.well-known|webhooks|exports|admin/queues|account/(?:verify-email|reset-password))(?:[/?.]|$)';

/** The API, restarted at each change, behind Vite, which serves the web client as it is being changed. */
async function main(): Promise<void> {
  const environment = loadEnvironment();
  const api = `http://127.0.0.1:${environment['PORT'] ?? 4000}`;
  const web = await createServer({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    server: { port: WEB_PORT, strictPort: true, proxy: { [OF_THE_API]: { target: api, ws: true } } },
    logLevel: 'warn',
  });
  await web.listen();
  const url = `http://localhost:${WEB_PORT}`;
  const program = spawn(
    process.execPath,
    [join(import.meta.dirname, '../node_modules/tsx/dist/cli.mjs'), 'watch', 'src/main.ts'],
    {
      stdio: 'inherit',
      env: { PUBLIC_URL: url, ...process.env },
    },
  );
  // A terminal sends them to both; whoever else does, to this process alone.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => program.kill(signal));
  const [code] = (await once(program, 'exit')) as [number | null];
  await web.close();
  process.exitCode = code ?? 0;
}

await main();
