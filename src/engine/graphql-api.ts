import { AdminNamespaceResolver, adminNamespaceRules } from '../graphql/admin-namespace.js';
import { joinLazily } from '../graphql/lazy-loaders.js';
import { mergeRules } from '../graphql/rules.js';
import { createSchema } from '../graphql/schema.js';
import type { Viewer } from '../shared/viewer.js';
import type { Modules } from './modules.js';

/** What the modules contribute to the GraphQL API: the schema with its resolvers, the permission rules, and the loaders. */
export async function createGraphqlApi(modules: Modules) {
  const { accounts, profiles, subscriptions, catalog, watching, recommendations } = modules;
  const { notifications, playback, accessLog, time, audit, operations, analytics, privacy } = modules;
  const served = [
    accounts,
    profiles,
    subscriptions,
    catalog,
    watching,
    recommendations,
    notifications,
    playback,
    accessLog,
    time,
    audit,
    operations,
    analytics,
    privacy,
  ];
  return {
    schema: await createSchema(
      [new AdminNamespaceResolver(), ...served.flatMap(({ resolvers }) => resolvers)],
      catalog.typeResolvers,
    ),
    permissions: mergeRules([adminNamespaceRules, ...served.map(({ rules }) => rules)]),
    /** The loaders of one operation, for a signed-in viewer or a visitor. What an operation reads twice is loaded once. */
    createLoaders: joinLazily(
      [
        accounts.createLoaders,
        (viewer: Viewer | null) => profiles.createLoaders(viewer),
        subscriptions.createLoaders,
        catalog.createLoaders,
        watching.createLoaders,
        privacy.createLoaders,
        recommendations.createLoaders,
        notifications.createLoaders,
        analytics.createLoaders,
      ],
      [null, null] as [viewer: Viewer | null, region: string | null],
    ),
  };
}
