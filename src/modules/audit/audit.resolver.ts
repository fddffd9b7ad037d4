import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { type Connection, pageRequest, toConnection } from '../../graphql/connection.js';
import type { AuditService } from './audit.service.js';
import { AuditEntryConnectionType, type AuditEntryType, AuditLogFilter } from './audit.types.js';

@Resolver(() => AdminType)
export class AuditResolver {
  constructor(private readonly audit: AuditService) {}

  @FieldResolver(() => AuditEntryConnectionType, { description: 'The audit trail, newest first.' })
  async auditLog(
    @Arg('filter', () => AuditLogFilter, { nullable: true }) filter: AuditLogFilter | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<AuditEntryType>> {
    return toConnection(await this.audit.entries(filter ?? {}, pageRequest(first, after)));
  }
}
