import type { Command } from 'commander';
import { exitOnSignals } from './signals.js';

/** Runs the command line. A failure is printed in one line, and exits with code 1, like a signal. */
export async function runProgram(program: Command): Promise<void> {
  exitOnSignals();
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
