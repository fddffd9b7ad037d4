import { eventCatalogue } from '../../src/event-catalogue.js';

/** The table of all events, as in the document. */
export function eventMarkdown(): string {
  return [
    '| event | when | payload | what follows |',
    '| --- | --- | --- | --- |',
    ...Object.entries(eventCatalogue)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([type, { meaning, payload, leadsTo }]) => {
        const fields = Object.entries(payload).map(([name, is]) => `\`${name}\`: ${is}`);
        return `| \`${type}\` | ${meaning} | ${fields.join('; ')} | ${leadsTo ?? 'nothing yet'} |`;
      }),
  ].join('\n');
}
