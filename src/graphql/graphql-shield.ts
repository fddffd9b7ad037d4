import { createRequire } from 'node:module';

type GraphqlShield = typeof import('graphql-shield');

/** Loaded as CommonJS: its ES modules import something that was removed from Node 23. */
export const { allow, and, rule } = createRequire(import.meta.url)('graphql-shield') as GraphqlShield;
