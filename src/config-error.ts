import type { z } from 'zod';
import { variableNotes } from './config-values.js';
import { type VariableName, variablesSchema } from './config-variables.js';

/**
 * Invalid or missing environment variables. The message names each one with its problem, and an example of a valid
 * value.
 */
export class InvalidSettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is invalid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'InvalidSettingsError';
  }

  static fromIssues(
    issues: readonly z.core.$ZodIssue[],
    environment: NodeJS.ProcessEnv,
  ): InvalidSettingsError {
    const problems = issues.map(({ path: [name], message }) => {
      const variable = variablesSchema.keyof().parse(name);
      return describeProblem(variable, message, environment[variable]);
    });
    return new InvalidSettingsError([...new Set(problems)]);
  }

  static because(variable: VariableName, reason: string): InvalidSettingsError {
    return new InvalidSettingsError([describeProblem(variable, reason)]);
  }
}

function describeProblem(variable: VariableName, problem: string, value?: string): string {
  const notes = variableNotes.get(variablesSchema.shape[variable]);
  const found = value === undefined || notes?.isSecret ? '' : `, but is "${value}"`;
  return `${variable} ${problem}${found}. Example: ${variable}=${notes?.example}`;
}
