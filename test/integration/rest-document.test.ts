import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
await createStory(platform).movies([{}, {}]);

/** The commands of the page, in order. */
const commands = readFileSync(join(import.meta.dirname, '../../docs/rest.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('curl '));

/** The words of a command line, split like a shell does. */
function wordsOf(command: string, variables: Readonly<Record<string, string>>): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, literal, quoted = '', plain = '']) =>
      literal ?? `${quoted}${plain}`.replaceAll(/\$(\w+)/g, (_all, name: string) => variables[name] ?? ''),
  );
}

async function run(command: string, variables: Readonly<Record<string, string>>) {
  const [, ...words] = wordsOf(command, variables);
  const headers = new Headers();
  const request: RequestInit = { headers };
  let url = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1] ?? '';
    if (word === '-H') headers.set(...(next.split(': ', 2) as [string, string]));
    if (word === '--json') {
      Object.assign(request, { method: 'POST', body: next });
      headers.set('content-type', 'application/json');
    }
    if (word.startsWith('http')) url = word.replace('http://localhost:4000', platform.address);
    else index += 1;
  }
  const response = await fetch(url, request);
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

test('the commands of docs/rest.md work in sequence', async () => {
  const variables: Record<string, string> = {};
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    const { status, body } = await run(command, variables);
    expect({ command, status }).toEqual({ command, status: 200 });
    variables['TOKEN'] ??= body?.['accessToken'] as string;
    if (command.includes('create-profile')) variables['PROFILE'] = String(body['id']);
  }
});
