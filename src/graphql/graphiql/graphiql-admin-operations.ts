export const QUEUES = `# For administrators: sign in as one, and put the token into the Headers of this tab.
query Queues($first: Int!) {
  admin {
    queues {
      name
      waiting
      active
      deadLetters
      isPaused
    }
    cacheStats {
      name
      entries
      localHits
      redisHits
      misses
    }
    deadLetters(first: $first) {
      edges {
        node {
          queue
          job
          reason
          failedAt
        }
      }
    }
  }
}
`;

export const AUDIT_LOG = `# For administrators: who did what, the latest first.
query AuditLog($first: Int!) {
  admin {
    auditLog(first: $first) {
      edges {
        node {
          occurredAt
          action
          actorId
          subjectType
          subjectId
          details
        }
      }
    }
  }
}
`;

export const CLOCK = `# For administrators. \`advanceClock\` moves it, on the embedded demo.
query Clock {
  admin {
    clock {
      now
      aheadSeconds
      isAdjustable
    }
  }
}
`;

export const SYSTEM_METRICS = `# For administrators: how all processes together did in the last fifteen minutes.
query SystemMetrics($window: MetricsWindow!) {
  admin {
    metrics(window: $window) {
      operations {
        count
        perSecond
        errors
        latency {
          p50Ms
          p95Ms
          p99Ms
        }
      }
      cache {
        reads
        hitRatio
      }
      streams
      sockets
    }
  }
}
`;
