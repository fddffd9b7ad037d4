import { InvalidInputError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import type { AccessEntryRepository, AccessFilter, StoredAccess } from './access-entry.repository.js';

export type AccessLogService = ReturnType<typeof createAccessLogService>;

/** Reads the log of access to media, for investigations. */
export function createAccessLogService(entries: Pick<AccessEntryRepository, 'list'>) {
  return {
    /**
     * The latest first. Empty for an invalid id.
     * @throws InvalidInputError for a filter that would need to read the whole log
     */
    async entries(filter: AccessFilter, page: PageRequest): Promise<Page<StoredAccess>> {
      const { accountId, profileId, playbackSessionId, titleId, event, from } = filter;
      const ids = [accountId, profileId, playbackSessionId, titleId].filter((id) => id != null);
      if (!ids.every(isId)) return { edges: [], hasNextPage: false };
      // These columns have no index: they narrow down another condition.
      if ((profileId || titleId || event) && !(accountId || playbackSessionId || from)) {
        throw new InvalidInputError({
          filter: 'Say also of which account or playback session, or from when.',
        });
      }
      return entries.list(filter, page);
    },
  };
}
