import { ObjectType, Query, Resolver } from 'type-graphql';
import { Namespace } from './rest/rest-fields.js';
import { isAdmin, type Rules } from './rules.js';

/**
 * The fields that only administrators may read. Modules add fields with resolver classes of their own. No other field
 * may return this type: its fields are guarded only by the rule of `Query.admin`, through which they are reached.
 */
@ObjectType('Admin', { description: 'Data for administrators.' })
export class AdminType {}

@Resolver(() => AdminType)
export class AdminNamespaceResolver {
  @Namespace()
  @Query(() => AdminType, { description: 'Data for administrators.' })
  admin(): AdminType {
    return new AdminType();
  }
}

export const adminNamespaceRules: Rules = { Query: { admin: isAdmin }, Mutation: {}, Subscription: {} };
