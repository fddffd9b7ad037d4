import { readFile } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';
import { openEngine } from '../open-engine.js';
import { verdictText } from './verdict-text.js';

interface VerifyOptions {
  readonly head?: string;
  readonly formerSecrets?: string;
  readonly json?: true;
}

export async function verifyTrail({ head, formerSecrets, json }: VerifyOptions): Promise<void> {
  const former = formerSecrets === undefined ? [] : await readSecrets(formerSecrets);
  await using open = await openEngine((message) => process.stderr.write(`${message}\n`));
  const progress = createProgress(process.stderr);
  const verifying = open.engine.seals.verify({
    head: head ?? null,
    formerSecrets: former,
    onProgress: progress.show,
  });
  const verdict = await verifying.finally(progress.stop);
  const holds = verdict.problemCount === 0;
  process.stdout.write(json ? `${JSON.stringify({ holds, ...verdict })}\n` : verdictText(verdict));
  if (!holds) process.exitCode = 1;
}

async function readSecrets(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** A progress bar on a terminal, otherwise nothing. */
function createProgress(terminal: NodeJS.WriteStream) {
  const bar = new SingleBar(
    { stream: terminal, format: '{bar} {percentage} % | {value} of {total} seals | {eta_formatted} left' },
    Presets.shades_classic,
  );
  let isShown = false;
  return {
    show(done: number, total: number) {
      if (!terminal.isTTY) return;
      if (!isShown) bar.start(total, 0);
      isShown = true;
      bar.update(done);
    },
    stop() {
      if (isShown) bar.stop();
    },
  };
}
