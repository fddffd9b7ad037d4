import type { Command } from 'commander';
import { exitOnSignals } from './signals.js';

/** Runs what the command line asks for. What fails is said in one line, and ends the process with 1, as a signal does. */
export async function runProgram(program: Command): Promise<void> {
  exitOnSignals();
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
