import { FieldResolver, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import type { HealthService } from './health.service.js';
import { SystemHealthType } from './health.types.js';

@Resolver(() => AdminType)
export class HealthResolver {
  constructor(private readonly service: HealthService) {}

  @FieldResolver(() => SystemHealthType, {
    description: 'The running processes, and the health of the servers they depend on.',
  })
  systemHealth(): Promise<SystemHealthType> {
    return this.service.health();
  }
}
