import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program of FFmpeg is not installed. */
export class MissingProgramError extends Error {
  override readonly name = 'MissingProgramError';

  constructor(program: string, cause: unknown) {
    super(
      `${program} is needed for this and was not found. Install FFmpeg: \`apt install ffmpeg\` on Debian and Ubuntu, \`brew install ffmpeg\` on macOS.`,
      { cause },
    );
  }
}

export interface MediaProgram {
  readonly program: 'ffmpeg' | 'ffprobe';
  /** Passed without a shell. */
  readonly parameters: readonly string[];
  /** The working directory, if it matters. */
  readonly folder?: string;
  readonly signal: AbortSignal;
  readonly onOutput?: (text: string) => void;
}

const MOST_COMPLAINTS = 2_000;

/**
 * Runs a program to its end, or kills it and waits for it when the signal aborts.
 * @throws MissingProgramError
 * @throws Error with the last lines of its error output, when it fails
 * @throws the signal's reason
 */
export async function runMediaProgram(options: MediaProgram): Promise<void> {
  const { program, parameters, folder, signal, onOutput } = options;
  signal.throwIfAborted();
  const child = spawn(program, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  // It ends with this process, unless this process is killed.
  process.once('exit', kill);
  signal.addEventListener('abort', kill);
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-MOST_COMPLAINTS);
  });
  try {
    const [code]: (number | null)[] = await once(child, 'close');
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`${program} failed: ${complaints.trim() || `it ended with ${code}`}`);
  } catch (error) {
    throw isMissing(error) ? new MissingProgramError(program, error) : error;
  } finally {
    process.off('exit', kill);
    signal.removeEventListener('abort', kill);
  }
}

/** Whether films can be ingested here. */
export async function hasMediaPrograms(): Promise<boolean> {
  const { signal } = new AbortController();
  try {
    for (const program of ['ffprobe', 'ffmpeg'] as const) {
      await runMediaProgram({ program, parameters: ['-version'], signal });
    }
    return true;
  } catch (error) {
    if (error instanceof MissingProgramError) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
