import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { JobKind, QueueOverview } from './job-administration.service.js';

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

  @Field(() => [JobKindType], { description: 'The kinds of jobs that use it.' })
  jobs!: JobKindType[];
}
