import { writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  ease,
  graphFilter,
  itemNeighbours,
  popularity,
  random,
  randomWalk,
  trending,
} from '../src/modules/recommendations/evaluation/baselines.js';
import type { Contender } from '../src/modules/recommendations/evaluation/contender.js';
import { evaluate } from '../src/modules/recommendations/evaluation/evaluation.js';
import { servedContenders } from '../src/modules/recommendations/evaluation/served-contenders.js';
import type { Feedback } from '../src/modules/recommendations/learning/feedback.js';
import {
  leaveLastOut,
  PROTOCOLS,
  type Protocol,
  rolling,
  type Split,
  temporal,
  validationCuts,
} from '../src/modules/recommendations/learning/splits.js';
import { runProgram } from './command/run-program.js';
import { evaluationTable } from './evaluate/evaluation-table.js';
import {
  type FeedbackFiles,
  findFeedback,
  type RatingRules,
  readFacts,
  readFeedback,
} from './evaluate/feedback-files.js';

interface Parameters {
  readonly neighbours: number;
  readonly shrinkage: number;
  readonly alpha: number;
  readonly beta: number;
  readonly regularisation: number;
  readonly halfLifeDays: number;
  readonly rank: number;
  readonly smoothness: number;
  readonly seed: number;
}

interface Options extends Parameters {
  readonly data: string;
  readonly protocol: Protocol;
  readonly models: readonly string[];
  readonly json?: string;
  readonly minRating: number | null;
  readonly wholeRating: number | null;
}

/** Simple and published methods, for comparison. */
const BASELINES: Readonly<Record<string, (parameters: Parameters) => Contender>> = {
  Random: ({ seed }) => random(seed),
  Popularity: () => popularity,
  Trending: ({ halfLifeDays }) => trending(halfLifeDays),
  ItemKNN: ({ neighbours, shrinkage }) => itemNeighbours(neighbours, shrinkage),
  RP3beta: ({ neighbours, alpha, beta }) => randomWalk(neighbours, alpha, beta),
  'EASE^R': ({ regularisation }) => ease(regularisation),
  'GF-CF': ({ rank, smoothness, seed }) => graphFilter(rank, smoothness, seed),
};
const SERVED = ['Content', 'Collaborative', 'Season', 'Fresh', 'For you', 'Hybrid'];
const MODELS = [...Object.keys(BASELINES), ...SERVED];

const EXPLANATION = `
Every model ranks all titles that a viewer does not know yet, without sampling. No model sees data from after a cut.

  leave-last-out  predict the last title of each viewer
  temporal        train on the first 80 % of the data, predict the rest
  rolling         ten cuts in the second half of the time; each predicts what comes before the next
  fixed           the split of the data set, in train.txt and test.txt

Example:
  npm run evaluate -- --data ml-latest-small --protocol temporal`;

const program = new Command('evaluate')
  .description('Measures the quality of recommendations on a data set, compared with baselines.')
  .requiredOption('--data <folder>', 'a published data set, such as MovieLens')
  .addOption(
    new Option('--protocol <name>', 'how training and test data are split')
      .choices(PROTOCOLS)
      .default('leave-last-out'),
  )
  .addOption(
    new Option('--models <name...>', 'the models to evaluate').choices(MODELS).default(MODELS, 'all'),
  )
  .option('--json <file>', 'write all results as JSON')
  .option(
    '--min-rating <rating>',
    'ignore lower ratings; without it, every rating is positive feedback',
    number,
    null,
  )
  .option(
    '--whole-rating <rating>',
    'the rating with the weight of a completed title; lower ones weigh in proportion, as in production (5 for MovieLens)',
    number,
    null,
  )
  .option('--neighbours <count>', 'neighbours per title of ItemKNN and RP3beta', number, 100)
  .option('--shrinkage <number>', 'shrinkage of ItemKNN', number, 50)
  .option('--alpha <number>', 'alpha of RP3beta', number, 1)
  .option('--beta <number>', 'beta of RP3beta', number, 0.6)
  .option('--regularisation <number>', 'regularisation of EASE^R', number, 200)
  .option('--half-life-days <days>', 'half-life of Trending', number, 30)
  .option('--rank <number>', 'rank of GF-CF', number, 256)
  .option('--smoothness <number>', 'smoothness of GF-CF', number, 0.3)
  .option('--seed <number>', 'seed of the random numbers', number, 1)
  .addHelpText('after', EXPLANATION)
  .action(run);

async function run(options: Options): Promise<void> {
  const { data, protocol, models, json, minRating, wholeRating, seed } = options;
  const rules = { least: minRating, whole: wholeRating };
  const splits = await splitsOf(findFeedback(data), protocol, rules);
  const facts = await readFacts(data);
  const served = servedContenders({ facts, validate: validationOf(protocol) });
  const contenders = models.flatMap(
    (name) => BASELINES[name]?.(options) ?? served.filter((contender) => contender.name === name),
  );
  const bar = new SingleBar({
    format: '{bar} {percentage} %, {duration_formatted}',
    noTTYOutput: false,
  });
  bar.start(1, 0);
  const evaluation = evaluate(splits, contenders, {
    seed,
    facts,
    onProgress(done, total) {
      bar.setTotal(total);
      bar.update(done);
    },
  });
  bar.stop();
  console.log(`${data}, ${protocol}: ${evaluationTable(evaluation)}`);
  if (json !== undefined)
    await writeFile(json, `${JSON.stringify({ data, protocol, ...evaluation }, null, 2)}\n`);
}

/** Weights are learned with the same kind of split as the evaluation. */
function validationOf(protocol: Protocol): (feedback: Feedback) => readonly Split[] {
  const isTimed = protocol === 'temporal' || protocol === 'rolling';
  return (feedback) => (isTimed ? validationCuts(feedback) : [leaveLastOut(feedback)]);
}

async function splitsOf(
  { training, held }: FeedbackFiles,
  protocol: Protocol,
  rules: RatingRules,
): Promise<readonly Split[]> {
  const feedback = await readFeedback(training, rules);
  if (protocol === 'fixed') {
    if (held === null) throw new Error('This data set has no test.txt: choose another protocol.');
    return [{ training: feedback, held: await readFeedback([held], rules), countsUnknownTitles: true }];
  }
  if (!feedback.times.some((time) => time > 0)) {
    throw new Error('This data set does not say when: its protocol is fixed.');
  }
  if (protocol === 'leave-last-out') return [leaveLastOut(feedback)];
  return protocol === 'temporal' ? [temporal(feedback)] : [...rolling(feedback)];
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('Give a number from 0.');
  return value;
}

await runProgram(program);
