import { createRequire } from 'node:module';

type GraphqlShield = typeof import('graphql-shield');

/** Loaded as CommonJS: its ES modules import from Node what Node 23 took out. */
export const { allow, and, rule } = createRequire(import.meta.url)('graphql-shield') as GraphqlShield;
