import { graphql } from '../generated/index.js';

export const SetAccountRole = graphql(`
  mutation SetAccountRole($input: SetAccountRoleInput!) {
    setAccountRole(input: $input) { id role }
  }
`);

export const RateLimitBlocks = graphql(`
  query RateLimitBlocks {
    admin { rateLimitBlocks { kind subject turn begunAt endsAt } }
  }
`);

export const LiftRateLimitBlock = graphql(`
  mutation LiftRateLimitBlock($input: LiftRateLimitBlockInput!) {
    liftRateLimitBlock(input: $input)
  }
`);

export const SuspendAccount = graphql(`
  mutation SuspendAccount($input: SuspendAccountInput!) {
    suspendAccount(input: $input) { id suspendedAt }
  }
`);

export const ReinstateAccount = graphql(`
  mutation ReinstateAccount($id: ID!) {
    reinstateAccount(id: $id) { id suspendedAt }
  }
`);

export const AdminAccount = graphql(`
  query AdminAccount($id: ID!) {
    admin {
      account(id: $id) {
        id
        email
        role
        emailVerified
        suspendedAt
        erasureDueAt
        createdAt
        devices { id }
        profiles { name }
        subscription { state }
      }
    }
  }
`);

export const AdminAccounts = graphql(`
  query AdminAccounts($filter: AdminAccountFilter, $first: Int, $after: String) {
    admin {
      accounts(filter: $filter, first: $first, after: $after) {
        edges { cursor node { id email role } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const AuditLog = graphql(`
  query AuditLog($filter: AuditLogFilter, $first: Int, $after: String) {
    admin {
      auditLog(filter: $filter, first: $first, after: $after) {
        edges {
          node {
            id
            actorId
            action
            subjectType
            subjectId
            before
            after
            details
            address
            sessionId
            requestId
            occurredAt
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const AccessLog = graphql(`
  query AccessLog($filter: AccessLogFilter, $first: Int, $after: String) {
    admin {
      accessLog(filter: $filter, first: $first, after: $after) {
        edges {
          node {
            id
            event
            reason
            accountId
            profileId
            deviceSessionId
            playbackSessionId
            titleId
            network
            requestId
            occurredAt
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const CacheStats = graphql(`
  query CacheStats { admin { cacheStats { name holds changedBy ttlSeconds localHits redisHits misses loads loadMs entries } } }
`);

export const InvalidateCache = graphql(`
  mutation InvalidateCache($input: InvalidateCacheInput!) { invalidateCache(input: $input) { name } }
`);

export const Queues = graphql(`
  query Queues {
    admin { queues { name isPaused waiting active delayed completed deadLetters jobs { name does attempts } } }
  }
`);

export const Job = graphql(`
  query Job($queue: ID!, $id: ID!) {
    admin { job(queue: $queue, id: $id) { id queue job state progress attempts log { at text } queuedAt begunAt endedAt } }
  }
`);

export const Jobs = graphql(`
  query Jobs($queue: ID!, $state: JobState!, $first: Int!, $after: String) {
    admin {
      jobs(queue: $queue, state: $state, first: $first, after: $after) {
        edges { node { id queue job state progress log { text } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const DeadLetters = graphql(`
  query DeadLetters($queue: ID, $first: Int!, $after: String) {
    admin {
      deadLetters(queue: $queue, first: $first, after: $after) {
        edges { node { id queue job payload reason errors attempts queuedAt failedAt } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const ReplayDeadLetters = graphql(`
  mutation ReplayDeadLetters($input: DeadLettersInput!) { replayDeadLetters(input: $input) { count queue { deadLetters } } }
`);

export const DiscardDeadLetters = graphql(`
  mutation DiscardDeadLetters($input: DeadLettersInput!) { discardDeadLetters(input: $input) { count queue { deadLetters } } }
`);

export const PauseQueue = graphql(`
  mutation PauseQueue($name: ID!) { pauseQueue(name: $name) { name isPaused } }
`);

export const ResumeQueue = graphql(`
  mutation ResumeQueue($name: ID!) { resumeQueue(name: $name) { name isPaused } }
`);

export const Models = graphql(`
  query Models {
    admin {
      models {
        id status algorithm interactions viewers titles blocks blocksLearned createdAt publishedAt
        voices { least voices { strategy weight } }
        outcomes { rail outcome { profiles impressions plays playRate { rate low high } } }
      }
    }
  }
`);

export const RebuildRecommendations = graphql(`
  mutation RebuildRecommendations { rebuildRecommendations }
`);

export const RollBackRecommendations = graphql(`
  mutation RollBackRecommendations($modelId: ID!) { rollBackRecommendations(modelId: $modelId) { id status } }
`);

export const RecommendationExperiments = graphql(`
  query RecommendationExperiments {
    admin {
      recommendationExperiments {
        id name share startedAt endsAt endedAt
        arms {
          name share voices { strategy weight } diversity exploration
          outcome { profiles impressions plays playRate { rate low high } }
          outcomes { rail outcome { profiles impressions plays } }
          difference { difference low high }
        }
      }
    }
  }
`);

export const StartRecommendationExperiment = graphql(`
  mutation StartRecommendationExperiment($input: StartRecommendationExperimentInput!) {
    startRecommendationExperiment(input: $input) { id name share endsAt endedAt arms { name share diversity exploration voices { strategy weight } } }
  }
`);

export const EndRecommendationExperiment = graphql(`
  mutation EndRecommendationExperiment($experimentId: ID!) {
    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }
  }
`);
