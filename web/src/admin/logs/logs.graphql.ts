import { graphql } from '../generated/index.js';

export const AdminAuditLog = graphql(`
  query AdminAuditLog($filter: AuditLogFilter, $after: String) {
    admin {
      auditLog(filter: $filter, first: 20, after: $after) {
        edges {
          node {
            id
            occurredAt
            action
            actorId
            subjectType
            subjectId
            address
            sessionId
            requestId
            before
            after
            details
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);

export const AdminAccessLog = graphql(`
  query AdminAccessLog($filter: AccessLogFilter, $after: String) {
    admin {
      accessLog(filter: $filter, first: 20, after: $after) {
        edges {
          node {
            id
            occurredAt
            event
            reason
            accountId
            profileId
            titleId
            playbackSessionId
            network
            requestId
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);

export const AdminBlocks = graphql(`
  query AdminBlocks {
    admin { rateLimitBlocks(first: 100) { kind subject begunAt endsAt turn } }
  }
`);

export const LiftBlock = graphql(`
  mutation LiftBlock($input: LiftRateLimitBlockInput!) { liftRateLimitBlock(input: $input) }
`);
