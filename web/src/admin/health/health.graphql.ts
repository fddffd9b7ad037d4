import { graphql } from '../generated/index.js';

export const AdminHealth = graphql(`
  query AdminHealth {
    admin {
      systemHealth {
        asOf
        status
        processes {
          id
          role
          version
          host
          pid
          startedAt
          heardAt
          isAlive
          eventLoopDelayMs
          memoryBytes
          heapBytes
          dependencies { name isUp milliseconds }
        }
        dependencies { name status milliseconds }
      }
    }
  }
`);
