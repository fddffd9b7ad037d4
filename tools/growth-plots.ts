import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { wholeNumber } from './command/whole-number.js';
import type { MeasuredGrowth } from './growth-plots/growth.js';
import { growthPicture } from './growth-plots/growth-picture.js';
import { growths } from './growth-plots/growths.js';
import { measureGrowth } from './growth-plots/measure-growth.js';
import { shortTime } from './growth-plots/numbers-in-words.js';
import { exponentOf, secondsPerStep } from './growth-plots/power-law.js';

interface Options {
  readonly picture: string;
  readonly sizes: number;
}

const PICTURE = 'docs/images/growth.svg';
const FEWEST_SIZES = 2;
const MOST_SIZES = Math.max(...growths.map(({ sizes }) => sizes.length));

const EXPLANATION = `
For each of several sizes, a deterministic input is generated, and the CPU time of the fastest of several repeats is taken. The
exponent is the slope of that time over the analysed steps on logarithmic scales: 1 means that time grows as analysed, 2 that it
grows with the square of that.

Example:
  npm run growth-plots -- --sizes 3 --picture /tmp/growth.svg`;

const program = new Command('growth-plots')
  .description(
    'Measures how the time of learning and of recommending grows, and plots it with the analysis. Takes about two minutes of CPU time.',
  )
  .option('--picture <file>', 'the SVG file to write', PICTURE)
  .option(
    '--sizes <count>',
    `the number of sizes to measure, smallest first, ${FEWEST_SIZES} to ${MOST_SIZES}`,
    wholeNumber(FEWEST_SIZES, MOST_SIZES),
    MOST_SIZES,
  )
  .addHelpText('after', EXPLANATION)
  .action(run);

async function run(options: Options): Promise<void> {
  const measured = measureAll(options.sizes);
  await writeFile(options.picture, growthPicture(measured));
  console.log(measured.map(resultOf).join('\n'));
  console.log(`Drawn: ${options.picture}`);
}

function measureAll(sizesOfEach: number): MeasuredGrowth[] {
  const chosen = growths.map((growth) => ({ ...growth, sizes: growth.sizes.slice(0, sizesOfEach) }));
  const total = chosen.reduce((sum, growth) => sum + growth.sizes.length, 0);
  let done = 0;
  return chosen.map((growth) =>
    measureGrowth(growth, (size, { seconds }) => {
      done += 1;
      const input = `${size.toLocaleString('en')} ${growth.unit}`;
      console.error(`  ${done} of ${total}  ${growth.name}, ${input}: ${shortTime(seconds)}`);
    }),
  );
}

function resultOf({ growth: { name, analysis }, points }: MeasuredGrowth): string {
  const nanoseconds = secondsPerStep(points) * 1e9;
  return `${name}: exponent ${exponentOf(points).toFixed(2)}, ${nanoseconds.toPrecision(3)} ns a step of ${analysis}`;
}

await runProgram(program);
