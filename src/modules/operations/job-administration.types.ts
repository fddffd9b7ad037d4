import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime, JSONObject } from '../../graphql/scalars.js';
import type { DeadLetter, DeadLetterFilter, JobKind, QueueOverview } from './job-administration.service.js';

@ObjectType('JobKind', { description: 'A kind of background job.', simpleResolvers: true })
export class JobKindType implements JobKind {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'What it does, in a few words.' })
  does!: string;

  @Field(() => Int, { description: 'The number of attempts before it becomes a dead letter.' })
  attempts!: number;
}

@ObjectType('Queue', {
  description: 'A job queue, with the number of jobs by state.',
  simpleResolvers: true,
})
export class QueueType implements QueueOverview {
  @Field(() => ID)
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is paused: its jobs wait, and none is started.' })
  isPaused!: boolean;

  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  active!: number;

  @Field(() => Int, { description: 'Scheduled for later, such as the next attempt of a failed job.' })
  delayed!: number;

  @Field(() => Int, { description: 'Completed jobs that the queue still keeps.' })
  completed!: number;

  @Field(() => Int, { description: 'Failed for good; see `admin.deadLetters`.' })
  deadLetters!: number;

  @Field(() => [JobKindType], { description: 'Its waiting jobs.' })
  jobs!: JobKindType[];
}

@ObjectType('DeadLetter', {
  description:
    'A job that failed at every attempt, or with an error that no retry can fix. It is kept for 30 days, or until it is replayed or discarded.',
  simpleResolvers: true,
})
export class DeadLetterType implements DeadLetter {
  @Field(() => ID, {
    description: 'Unique within its queue. Often the id of the event that triggered the job.',
  })
  id!: string;

  @Field(() => ID)
  queue!: string;

  @Field(() => String)
  job!: string;

  @Field(() => JSONObject, { description: "The job's payload. It may contain personal data." })
  payload!: unknown;

  @Field(() => String, { description: 'The last error.' })
  reason!: string;

  @Field(() => [String], { description: 'The error of each attempt with its stack, oldest first.' })
  errors!: readonly string[];

  @Field(() => Int, { description: 'The number of attempts.' })
  attempts!: number;

  @Field(() => DateTime)
  queuedAt!: Date;

  @Field(() => DateTime)
  failedAt!: Date;
}

export const DeadLetterConnectionType = connectionType('DeadLetter', () => DeadLetterType);

@InputType('DeadLettersInput', {
  description: 'Selects up to 1,000 dead letters of a queue that match all given conditions.',
})
export class DeadLettersInput implements DeadLetterFilter {
  @Field(() => ID)
  queue!: string;

  @Field(() => [ID], { nullable: true, description: '1 to 1,000.' })
  ids?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The name of a kind of job.' })
  job?: string | null;

  @Field(() => String, { nullable: true, description: 'A substring of the reason.' })
  reason?: string | null;
}

@ObjectType('DeadLettersResult', {
  description: 'The result of replaying or discarding dead letters.',
  simpleResolvers: true,
})
export class DeadLettersResultType {
  @Field(() => Int, {
    description: 'How many matched. When it is 1,000, there may be more.',
  })
  count!: number;

  @Field(() => QueueType, { description: 'The current state of their queue.' })
  queue!: QueueType;
}
