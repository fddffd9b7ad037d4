import { graphql } from '../generated/index.js';

export const AdminQueues = graphql(`
  query AdminQueues {
    admin { queues { ...QueueParts } }
  }

  fragment QueueParts on Queue {
    name
    isPaused
    waiting
    active
    delayed
    completed
    deadLetters
    jobs { name does attempts }
  }
`);

export const AdminDeadLetters = graphql(`
  query AdminDeadLetters($queue: ID, $after: String) {
    admin {
      deadLetters(queue: $queue, first: 20, after: $after) {
        totalCount
        edges { node { id queue job reason attempts queuedAt failedAt payload errors } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);

export const AdminJobs = graphql(`
  query AdminJobs($queue: ID!, $state: JobState!, $after: String) {
    admin {
      jobs(queue: $queue, state: $state, first: 20, after: $after) {
        edges { node { id queue job state progress attempts queuedAt begunAt endedAt } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`);

export const AdminJobLog = graphql(`
  query AdminJobLog($queue: ID!, $id: ID!) {
    admin { job(queue: $queue, id: $id) { id queue log { at text } } }
  }
`);

export const PauseQueue = graphql(`
  mutation PauseQueue($name: ID!) {
    pauseQueue(name: $name) { ...QueueParts }
  }
`);

export const ResumeQueue = graphql(`
  mutation ResumeQueue($name: ID!) {
    resumeQueue(name: $name) { ...QueueParts }
  }
`);

export const ReplayDeadLetters = graphql(`
  mutation ReplayDeadLetters($input: DeadLettersInput!) {
    replayDeadLetters(input: $input) { count queue { ...QueueParts } }
  }
`);

export const DiscardDeadLetters = graphql(`
  mutation DiscardDeadLetters($input: DeadLettersInput!) {
    discardDeadLetters(input: $input) { count queue { ...QueueParts } }
  }
`);
