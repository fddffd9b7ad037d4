import * as catalog from './catalog-operations.js';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.js';
import type { Platform } from './platform.js';
import type { Viewer } from './story.js';

const HOUR = 3_600_000;

export interface TestWindow {
  readonly region: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Helpers for tests of availability windows. */
export function createWindows(platform: Platform, editor: GraphqlClient) {
  return {
    /** A window that starts this many hours from now, and lasts this many hours. */
    window(region: string | null, fromHours = -1, hours = 24): TestWindow {
      const startsAt = platform.clock.now().getTime() + fromHours * HOUR;
      return {
        region,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + hours * HOUR).toISOString(),
      };
    },

    /** Makes a title available in these windows only; without any, always and everywhere. */
    async open(id: string, ...windows: readonly TestWindow[]) {
      const { title } = (await editor.send(catalog.TitleBehindTheScenes, { id })).admin;
      const input = { id, version: title?.version ?? 0, windows: [...windows] };
      await editor.send(catalog.UpdateTitle, { input });
    },

    /** A client in a country; a visitor without a viewer. */
    clientIn(region: string | null, viewer?: Pick<Viewer, 'accessToken'>): GraphqlClient {
      const headers: Record<string, string> = region === null ? {} : { 'x-region': region };
      return createGraphqlClient(platform.address, viewer?.accessToken, headers);
    },
  };
}
