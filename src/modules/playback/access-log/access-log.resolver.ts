import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import type { AccessLogService } from './access-log.service.js';
import {
  AccessLogEntryConnectionType,
  type AccessLogEntryType,
  AccessLogFilter,
} from './access-log.types.js';

@Resolver(() => AdminType)
export class AccessLogResolver {
  constructor(private readonly service: AccessLogService) {}

  @FieldResolver(() => AccessLogEntryConnectionType, {
    description: 'Accesses to media, granted or denied, newest first. Entries appear within seconds.',
  })
  async accessLog(
    @Arg('filter', () => AccessLogFilter, { nullable: true }) filter: AccessLogFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<AccessLogEntryType>> {
    return toConnection(await this.service.entries(filter ?? {}, pageRequest(first, after)));
  }
}
