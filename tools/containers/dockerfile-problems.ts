import { type Copy, DockerfileParser, type Instruction, Keyword } from 'dockerfile-ast';

/** The build context. */
export interface BuildContext {
  /** The .dockerignore file: it excludes everything, and includes what an image needs by name. */
  readonly ignoreFile: string;
  exists(path: string): boolean;
}

interface Stage {
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

const KNOWN = new Set<string>(Object.values(Keyword));

/** Problems that would prevent a Dockerfile from building, or its image from running unattended and without root. */
export function dockerfileProblems(source: string, context: BuildContext): string[] {
  const dockerfile = DockerfileParser.parse(source);
  const unknown = dockerfile.getInstructions().filter((one) => !KNOWN.has(one.getKeyword()));
  const stages = stagesOf(dockerfile.getInstructions());
  return [
    ...unknown.map((one) => `Line ${lineOf(one)}: ${one.getInstruction()} is no instruction.`),
    ...dockerfile.getCOPYs().flatMap((copy) => copyProblems(copy, stages, context)),
    ...finalStageProblems(stages.at(-1)),
  ];
}

function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const starts = instructions.flatMap((one, index) => (one.getKeyword() === 'FROM' ? [index] : []));
  return starts.map((start, position) => ({
    name:
      /\sAS\s+(?<name>\S+)$/i.exec(instructions[start]?.getArgumentsContent() ?? '')?.groups?.['name'] ??
      null,
    instructions: instructions.slice(start, starts[position + 1]),
  }));
}

function copyProblems(copy: Copy, stages: readonly Stage[], context: BuildContext): string[] {
  const origin = copy.getFromFlag()?.getValue() ?? null;
  if (origin !== null) {
    const earlier = stages.slice(
      0,
      stages.findIndex(({ instructions }) => instructions.includes(copy)),
    );
    return earlier.some(({ name }) => name === origin)
      ? []
      : [`Line ${lineOf(copy)}: no earlier stage is named ${origin}.`];
  }
  const allowed = context.ignoreFile
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const sources = copy
    .getArguments()
    .map((argument) => argument.getValue())
    .slice(0, -1);
  return sources.flatMap((path) => {
    if (!context.exists(path)) return [`Line ${lineOf(copy)}: ${path} does not exist.`];
    const isAllowed = allowed.some((name) => path === name || path.startsWith(`${name}/`));
    return isAllowed ? [] : [`Line ${lineOf(copy)}: .dockerignore leaves ${path} out.`];
  });
}

function finalStageProblems(stage: Stage | undefined): string[] {
  const last = (keyword: string) =>
    stage?.instructions.findLast((one) => one.getKeyword() === keyword)?.getArgumentsContent() ?? null;
  const user = last('USER');
  const command = last('CMD');
  return [
    ...(user === null || /^(?:root|0)(?::|$)/.test(user) ? ['The image runs as root.'] : []),
    ...(last('HEALTHCHECK') === null ? ['The image has no HEALTHCHECK.'] : []),
    // In the other form, the shell would receive the stop signal.
    ...(command?.startsWith('[') ? [] : ['The image has no CMD in the form of a list.']),
  ];
}

function lineOf(instruction: Instruction): number {
  return instruction.getRange().start.line + 1;
}
