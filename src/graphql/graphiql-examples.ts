import * as adminOperations from './graphiql/graphiql-admin-operations.js';
import * as operations from './graphiql/graphiql-operations.js';

/** A tab of GraphiQL that is ready to run. */
export interface GraphiqlExample {
  /** The module that it shows, by the name of its folder. */
  readonly area: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The demo data with which examples run. */
export interface GraphiqlDemo {
  /** An `Authorization` header's value. */
  readonly authorization: string;
  readonly email: string;
  readonly password: string;
  readonly profileId: string;
  /** A plan other than the viewer's. */
  readonly planId: string;
  /** A title that every plan includes. */
  readonly titleId: string;
}

/** Placeholders for the variables when there is no demo viewer. */
const BLANKS: Omit<GraphiqlDemo, 'authorization'> = {
  email: 'you@example.com',
  password: 'your password',
  profileId: 'the id of a profile of yours',
  planId: 'the id of a plan',
  titleId: 'the id of a title',
};

export function createGraphiqlExamples(demo: GraphiqlDemo | null): readonly GraphiqlExample[] {
  const { email, password, profileId, planId, titleId } = demo ?? BLANKS;
  return [
    {
      area: 'accounts',
      query: operations.SIGN_IN,
      variables: { input: { email, password, deviceName: 'GraphiQL' } },
    },
    { area: 'accounts', query: operations.ME, variables: {} },
    { area: 'profiles', query: operations.CREATE_PROFILE, variables: { input: { name: 'Sam' } } },
    { area: 'subscriptions', query: operations.PLANS, variables: {} },
    { area: 'subscriptions', query: operations.MY_SUBSCRIPTION, variables: { first: 10 } },
    { area: 'subscriptions', query: operations.PLAN_CHANGE, variables: { planId } },
    { area: 'subscriptions', query: operations.SUBSCRIPTION_CHANGED, variables: {} },
    { area: 'catalog', query: operations.TITLES, variables: { first: 10 } },
    { area: 'catalog', query: operations.SEARCH, variables: { query: 'teh godfahter', first: 10 } },
    { area: 'recommendations', query: operations.HOME, variables: { profileId, railSize: 10 } },
    { area: 'recommendations', query: operations.RECOMMENDATIONS, variables: { profileId, first: 10 } },
    { area: 'recommendations', query: operations.RECOMMENDATIONS_REFRESHED, variables: { profileId } },
    { area: 'playback', query: operations.START_PLAYBACK, variables: { input: { profileId, titleId } } },
    {
      area: 'watching',
      query: operations.RECORD_PROGRESS,
      variables: { input: progressInput(profileId, titleId) },
    },
    { area: 'watching', query: operations.PROGRESS_UPDATED, variables: { profileId } },
    { area: 'watching', query: operations.CONTINUE_WATCHING, variables: { profileId, first: 10 } },
    { area: 'notifications', query: operations.NOTIFICATIONS, variables: { first: 10 } },
    { area: 'notifications', query: operations.NOTIFICATION_RECEIVED, variables: {} },
    { area: 'privacy', query: operations.DATA_EXPORTS, variables: {} },
    { area: 'operations', query: adminOperations.QUEUES, variables: { first: 10 } },
    { area: 'analytics', query: adminOperations.SYSTEM_METRICS, variables: { window: 'FIFTEEN_MINUTES' } },
    { area: 'audit', query: adminOperations.AUDIT_LOG, variables: { first: 10 } },
    { area: 'time', query: adminOperations.CLOCK, variables: {} },
  ];
}

function progressInput(profileId: string, titleId: string) {
  const observedAt = new Date().toISOString();
  return { profileId, entries: [{ titleId, positionSeconds: 600, observedAt, sequence: 1 }] };
}
