/** A line of a job's log, for administrators. */
export interface JobLogLine {
  readonly at: Date;
  readonly text: string;
}

/** The most lines kept per job: the last ones. */
export const MOST_LINES = 100;
const LONGEST_LINE = 500;
/** In the format of Date, in UTC. */
const INSTANT = /^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (?<text>.*)$/s;

/** The stored form of a line. */
export function writeLogLine(text: string, at: Date): string {
  return `${at.toISOString()} ${text.slice(0, LONGEST_LINE)}`;
}

/** Null for a line in another format. */
export function readLogLine(line: string): JobLogLine | null {
  const { at, text = '' } = INSTANT.exec(line)?.groups ?? {};
  return at === undefined ? null : { at: new Date(at), text };
}
