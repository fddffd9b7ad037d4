import { InvalidInputError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import type { AccessEntryRepository, AccessFilter, StoredAccess } from './access-entry.repository.js';

export type AccessLogService = ReturnType<typeof createAccessLogService>;

/** The log of who got at which media, for those who have to look into it. */
export function createAccessLogService(entries: Pick<AccessEntryRepository, 'list'>) {
  return {
    /**
     * The latest first. Nobody with an impossible id has got at anything.
     * @throws InvalidInputError where only the whole log could tell
     */
    async entries(filter: AccessFilter, page: PageRequest): Promise<Page<StoredAccess>> {
      const { accountId, profileId, playbackSessionId, titleId, event, from } = filter;
      const ids = [accountId, profileId, playbackSessionId, titleId].filter((id) => id != null);
      if (!ids.every(isId)) return { edges: [], hasNextPage: false };
      // For these there is no index: they narrow what another condition finds.
      if ((profileId || titleId || event) && !(accountId || playbackSessionId || from)) {
        throw new InvalidInputError({
          filter: 'Say also of which account or playback session, or from when.',
        });
      }
      return entries.list(filter, page);
    },
  };
}
