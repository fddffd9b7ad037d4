import { Command, InvalidArgumentError } from 'commander';
import { assumed, type Figures, limits, measured, prices, usualFigures } from './capacity/inputs.js';
import { planFor } from './capacity/plan.js';
import { breakingTable, inputTable, planTable, USUAL_VIEWERS } from './capacity/tables.js';
import { runProgram } from './command/run-program.js';

interface Options {
  readonly viewers: readonly number[];
  readonly set: Readonly<Record<string, number>>;
  readonly inputs?: true;
  readonly json?: true;
}

const EXPLANATION = `
Examples:
  npm run capacity -- --viewers 250000
  npm run capacity -- --viewers 250000 --set peakShare=0.2 processorMonth=18
  npm run capacity -- --inputs

docs/capacity.md explains where the figures come from.`;

const program = new Command('capacity')
  .description(
    'Estimates what a number of viewers requires: processes, nodes and cost, and which limit is reached first.',
  )
  .option('--viewers <number...>', 'the viewers of the whole platform', wholeNumbers, USUAL_VIEWERS)
  .option('--set <name=value...>', 'override input figures', settings, {})
  .option('--inputs', 'list the input figures')
  .option('--json', 'print the plans as JSON')
  .addHelpText('after', EXPLANATION)
  .action(({ viewers, set, inputs, json }: Options) => {
    const figures = changed(set);
    if (inputs) console.log(inputTables());
    else if (json) console.log(JSON.stringify(viewers.map((count) => planFor(count, figures))));
    else console.log([planTable(viewers, figures), breakingTable(viewers, figures)].join('\n\n'));
  });

function inputTables(): string {
  return [
    inputTable('measured', measured),
    inputTable('assumed', assumed),
    inputTable('limit of one', limits),
    inputTable('price', prices),
  ].join('\n\n');
}

function wholeNumbers(text: string, former: readonly number[]): readonly number[] {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number from 1 on.');
  return former === USUAL_VIEWERS ? [number] : [...former, number];
}

function settings(text: string, former: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const [name = '', value = ''] = text.split('=');
  const known = Object.values(usualFigures).some((group) => name in group);
  if (!known) throw new InvalidArgumentError('There is no such figure; --inputs names all of them.');
  if (value === '' || !(Number(value) >= 0)) throw new InvalidArgumentError('Give a number from 0 on.');
  return { ...former, [name]: Number(value) };
}

/** Names of figures are unique across groups. */
function changed(set: Readonly<Record<string, number>>): Figures {
  const of = <Group extends object>(group: Group): Group => {
    const own = Object.entries(set).filter(([name]) => name in group);
    return { ...group, ...Object.fromEntries(own) };
  };
  return {
    measured: of(usualFigures.measured),
    assumed: of(usualFigures.assumed),
    limits: of(usualFigures.limits),
    prices: of(usualFigures.prices),
  };
}

await runProgram(program);
