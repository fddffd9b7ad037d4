import { loadEnvironment, readSettings, type Settings } from './config.js';
import { InvalidSettingsError } from './config-error.js';
import { DataFolderInUseError } from './platform/embedded/folder-lock.js';
import { AddressInUseError } from './platform/http/address-in-use-error.js';
import { createLogger } from './platform/telemetry/logger.js';
import { type Running, start } from './start.js';

/** What a person can mend by themselves needs no stack. */
const EXPECTED = [InvalidSettingsError, AddressInUseError, DataFolderInUseError];

async function main(): Promise<void> {
  const begunAt = performance.now();
  const settings = readSettings(loadEnvironment());
  const report = createReport(settings);
  const signalled = new Promise<void>((resolve) => {
    onSignal((signal) => {
      report(`Stopping on ${signal}`);
      resolve();
    });
  });
  const running = await start(settings, report);
  const seconds = ((performance.now() - begunAt) / 1000).toFixed(1);
  report(`StreamCore is ready after ${seconds} s${running.address ? ` at ${running.address}` : ''}`);
  if (settings.log.pretty) process.stdout.write(whereToLook(running));
  await signalled;
  await running[Symbol.asyncDispose]();
  report('Stopped');
}

/** Lines for people, or a log for collectors. */
function createReport({ log }: Settings): (message: string) => void {
  if (log.pretty) return (message) => process.stdout.write(`  ${message}\n`);
  const logger = createLogger(log);
  return (message) => logger.info(message);
}

function whereToLook({ config, address, signIns }: Running): string {
  if (address === null) return '\n  Working jobs and relaying events. Stop with Ctrl-C.\n\n';
  const { publicUrl } = config.http;
  const lines: [string, string][] = [
    ['Web', `${publicUrl}/`],
    ['GraphiQL', `${publicUrl}/graphql`],
    ['Health', `${publicUrl}/health/ready`],
  ];
  if (signIns) {
    const { viewer, admin } = signIns;
    lines.push(['Demo viewer', `${viewer.email}   password ${viewer.password}`]);
    lines.push(['Demo admin', `${admin.email}   password ${admin.password}`]);
  }
  const table = lines.map(([name, value]) => `  ${name.padEnd(13)}${value}\n`).join('');
  const note = config.demo
    ? "\n  The catalog's films are real; its viewers and their histories are simulated.\n"
    : '';
  return `\n${table}${note}\n  See it work: npm run tour (in another terminal). Stop with Ctrl-C.\n\n`;
}

/** The first signal stops cleanly, also while starting; a second one does not wait. */
function onSignal(act: (signal: NodeJS.Signals) => void): void {
  let signalled = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (signalled) process.exit(1);
      signalled = true;
      act(signal);
    });
  }
}

function fail(error: unknown): void {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  process.stderr.write(`\n${isExpected && error instanceof Error ? error.message : inspectError(error)}\n`);
  process.exitCode = 1;
}

function inspectError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main().catch(fail);
// Timers of a client whose server is gone must not hold the process.
process.exit();
