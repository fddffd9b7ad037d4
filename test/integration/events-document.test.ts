import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventCatalogue } from '../../src/event-catalogue.js';
import type { OutboxRelay } from '../../src/platform/events/outbox-relay.js';
import { observeEvents } from '../../src/roles/worker.js';
import { eventMarkdown } from '../support/event-table.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const DOCUMENT = join(import.meta.dirname, '../../docs/events.md');
const GENERATED = /(<!-- table: begin[^>]*-->\n)[^]*(<!-- table: end -->)/;

test('docs/events.md shows all events; update it with `npx vitest run events-document --update`', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  expect(document).toMatch(GENERATED);
  const renewed = document.replace(GENERATED, (_all, begin, end) => `${begin}\n${eventMarkdown()}\n\n${end}`);
  await expect(renewed).toMatchFileSnapshot(DOCUMENT);
});

test('every event with handlers has effects in the document, and no other', () => {
  const heard = new Set<string>();
  const relay: OutboxRelay = {
    on: (type) => void heard.add(type),
    start: () => undefined,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  observeEvents(platform.engine, relay);
  const followed = Object.entries(eventCatalogue).filter(([, { leadsTo }]) => leadsTo !== null);
  expect([...heard].toSorted((a, b) => a.localeCompare(b))).toEqual(
    followed.map(([type]) => type).toSorted((a, b) => a.localeCompare(b)),
  );
});
