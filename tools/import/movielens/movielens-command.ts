import { basename, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Engine } from '../../../src/engine.js';
import { heedSignals } from '../../command/signals.js';
import { openEngine } from '../../open-engine.js';
import { createProgressBar } from '../progress-bar.js';
import { createProgressLines } from '../progress-lines.js';
import { giveSignIn } from './give-sign-in.js';
import { type ImportSummary, importMovieLens } from './import-movielens.js';

interface Options {
  readonly dataset?: string;
  readonly rejects?: string;
  readonly signIn?: number;
}

const EXPLANATION = `
The release is recognised by its files: u.data and u.item (100k), ratings.dat and movies.dat (1M, 10M), ratings.csv and
movies.csv (latest, 20M, 25M, 32M). Movies become free titles, users become accounts without a password, ratings keep
their times. Invalid lines are skipped and listed in the rejects file.

An interrupted import resumes where it stopped; repeating an import changes nothing. It uses the servers of the running
StreamCore, or starts them for its duration.

Example:
  npm run import -- movielens ~/ml-latest-small --sign-in 1`;

export function movieLensCommand(): Command {
  return new Command('movielens')
    .description('Import a MovieLens release of any size.')
    .argument('<folder>', 'the unpacked release')
    .option('--dataset <name>', 'the name of the data set (default: that of the folder)', parseDataset)
    .option('--rejects <file>', 'where to list skipped lines (default: <name>.rejects.tsv)')
    .option('--sign-in <user id>', 'set a password for this viewer and print it', parseUserId)
    .addHelpText('after', EXPLANATION)
    .action(run);
}

async function run(folderName: string, options: Options): Promise<void> {
  const folder = resolve(folderName);
  const dataset = options.dataset ?? datasetOf(folder);
  const rejectsPath = resolve(options.rejects ?? `${dataset}.rejects.tsv`);
  const report = (message: string) => process.stdout.write(`${message}\n`);

  await using open = await openEngine(report);
  const { engine } = open;
  report(summaryText(await importWithProgress(engine, { folder, dataset, rejectsPath }), rejectsPath));
  report('Learning what goes together');
  await engine.recommendations.learn();
  if (options.signIn !== undefined) report(await signInText(engine, dataset, options.signIn));
}

/** A signal stops it between two batches, so that no work is repeated. */
async function importWithProgress(
  { database, clock }: Engine,
  source: { readonly folder: string; readonly dataset: string; readonly rejectsPath: string },
): Promise<ImportSummary> {
  const { stdout } = process;
  const display = stdout.isTTY
    ? createProgressBar(stdout)
    : createProgressLines((line) => stdout.write(line));
  try {
    return await heedSignals('Stopped. The same command goes on from here.', (signal) =>
      importMovieLens({ ...source, database, clock, onProgress: display.show, signal }),
    );
  } finally {
    display.stop();
  }
}

function summaryText(summary: ImportSummary, rejectsPath: string): string {
  const count = (value: number) => value.toLocaleString('en');
  const lines = [
    `${summary.format}, in ${summary.seconds.toFixed(1)} s:`,
    `  users      ${count(summary.users)}`,
    `  titles     ${count(summary.titles)}`,
    `  ratings    ${count(summary.ratings)}`,
    `  duplicates ${count(summary.duplicates)}`,
    `  rejected   ${count(summary.rejected)}${summary.rejected > 0 ? `, see ${rejectsPath}` : ''}`,
    ...[...summary.rejectsByReason].map(([reason, number]) => `    ${count(number)} × ${reason}`),
  ];
  return lines.join('\n');
}

async function signInText({ accounts, database }: Engine, dataset: string, userId: number): Promise<string> {
  const { email, password } = await giveSignIn({
    database,
    dataset,
    userId,
    hashPassword: (text) => accounts.passwords.hash(text),
  });
  return `Sign in as ${email} with the password ${password}`;
}

/** A name that is valid in keys and addresses. */
function datasetOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return name.slice(0, 40) || 'movielens';
}

function parseDataset(text: string): string {
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,38}[a-z0-9])?$/.test(text)) {
    throw new InvalidArgumentError('Use at most 40 lower-case letters, digits, dots and hyphens.');
  }
  return text;
}

function parseUserId(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new InvalidArgumentError('Give the number of a user of the release.');
  return Number(text);
}
