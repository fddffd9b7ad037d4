import type { Command } from 'commander';

/** Runs what the command line asks for. What fails is said in one line, and ends the process with 1. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** Lets a signal end the process by way of `exit`, where the servers it started are stopped: by itself a signal would leave them behind. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
