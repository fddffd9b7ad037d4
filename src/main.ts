import { once } from 'node:events';
import { readCommandLine } from './command-line.js';
import { loadEnvironment, readSettings, type Settings } from './config.js';
import { createLogger } from './platform/telemetry/logger.js';
import { reportFailure } from './report-failure.js';
import { type Report, type Running, start } from './start.js';

/** Under npm, Ctrl-C reaches a program twice: from the terminal, and forwarded by npm. */
const ECHO_MS = 500;

async function main(): Promise<void> {
  readCommandLine();
  const settings = readSettings(loadEnvironment());
  const report = createReport(settings);
  const stopping = new AbortController();
  onSignal((signal) => {
    report(`Stopping on ${signal}`);
    stopping.abort();
  });
  try {
    await run(settings, report, stopping.signal);
  } catch (error) {
    if (error !== stopping.signal.reason) throw error;
  }
  report('Stopped');
}

/** Starts, and runs until it is stopped. */
async function run(settings: Settings, report: Report, stopping: AbortSignal): Promise<void> {
  const stopped = once(stopping, 'abort');
  const running = await start(settings, report, stopping);
  // Measured from the start of the process.
  const seconds = (performance.now() / 1000).toFixed(1);
  report(`StreamCore is ready after ${seconds} s${running.address ? ` at ${running.address}` : ''}`);
  tellWhereToLook(running, settings, report);
  await stopped;
  await running[Symbol.asyncDispose]();
}

/** Human-readable output, or a log for collectors. */
function createReport({ log }: Settings): Report {
  if (log.pretty) return (message) => process.stdout.write(`  ${message}\n`);
  const logger = createLogger(log);
  return (message) => logger.info(message);
}

/** The demo's passwords are logged too, because with a database of your own they are shown nowhere else. */
function tellWhereToLook(running: Running, { log }: Settings, report: Report): void {
  const places = placesOf(running);
  if (!log.pretty) {
    for (const [name, value] of places) report(`${name}: ${value}`);
    return;
  }
  const table = places.map(([name, value]) => `  ${name.padEnd(13)}${value}\n`).join('');
  const origin = "The catalog's films are real; its viewers and their histories are simulated.";
  const note = running.config.demo ? `\n  ${origin}\n` : '';
  const next =
    running.address === null
      ? 'Working jobs and relaying events.'
      : 'See it work: npm run tour (in another terminal).';
  process.stdout.write(`\n${table}${note}\n  ${next} Stop with Ctrl-C.\n\n`);
}

function placesOf({ config, address, signIns }: Running): [name: string, value: string][] {
  const places: [string, string][] = [];
  if (address !== null) {
    // With port 0, the system chooses one.
    const url = config.http.port === 0 ? address : config.http.publicUrl;
    places.push(['Web', `${url}/`], ['GraphiQL', `${url}/graphql`], ['Health', `${url}/health/ready`]);
    if (config.mail.showMailbox) places.push(['Mailbox', `${url}/mailbox`]);
  }
  if (signIns) {
    const { viewer, admin } = signIns;
    places.push(['Demo viewer', `${viewer.email}   password ${viewer.password}`]);
    places.push(['Demo admin', `${admin.email}   password ${admin.password}`]);
  }
  return places;
}

/**
 * The first signal stops cleanly, even during the start; a second one, unless it is the echo of the first, ends the
 * process at once.
 */
function onSignal(act: (signal: NodeJS.Signals) => void): void {
  let signalledAt: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (signalledAt === null) act(signal);
      else if (performance.now() - signalledAt > ECHO_MS) process.exit(1);
      signalledAt ??= performance.now();
    });
  }
}

await main().catch(reportFailure);
// Timers of clients whose server is gone must not keep the process alive.
process.exit();
