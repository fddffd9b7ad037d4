/** A line that a job wrote for those who run the platform. */
export interface JobLogLine {
  readonly at: Date;
  readonly text: string;
}

/** How many lines are kept with a job: the last ones. */
export const MOST_LINES = 100;
const LONGEST_LINE = 500;
/** As Date writes it, in UTC. */
const INSTANT = /^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (?<text>.*)$/s;

/** A line as the queue keeps it. */
export function writeLogLine(text: string, at: Date): string {
  return `${at.toISOString()} ${text.slice(0, LONGEST_LINE)}`;
}

/** Null for what is none of ours. */
export function readLogLine(line: string): JobLogLine | null {
  const { at, text = '' } = INSTANT.exec(line)?.groups ?? {};
  return at === undefined ? null : { at: new Date(at), text };
}
