import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime, JSONObject } from '../../graphql/scalars.js';
import type { DeadLetter, DeadLetterFilter, JobKind, QueueOverview } from './job-administration.service.js';

@ObjectType('JobKind', { description: 'A kind of background work.', simpleResolvers: true })
export class JobKindType implements JobKind {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'What it does, in a few words.' })
  does!: string;

  @Field(() => Int, { description: 'How often it is tried in all before it is a dead letter.' })
  attempts!: number;
}

@ObjectType('Queue', {
  description: 'Where background work waits for a worker, and how much of it is in which state.',
  simpleResolvers: true,
})
export class QueueType implements QueueOverview {
  @Field(() => ID)
  name!: string;

  @Field(() => Boolean, { description: 'Its jobs wait, and none is begun.' })
  isPaused!: boolean;

  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  active!: number;

  @Field(() => Int, { description: 'To be done later, such as the next try of one that failed.' })
  delayed!: number;

  @Field(() => Int, { description: 'Done, as far as the queue remembers.' })
  completed!: number;

  @Field(() => Int, { description: 'Given up. `admin.deadLetters` lists them.' })
  deadLetters!: number;

  @Field(() => [JobKindType], { description: 'What waits in it.' })
  jobs!: JobKindType[];
}

@ObjectType('DeadLetter', {
  description:
    'A job that was given up: it has failed at every try, or in a way that no other try would mend. It stays for 30 days, or until it is replayed or discarded.',
  simpleResolvers: true,
})
export class DeadLetterType implements DeadLetter {
  @Field(() => ID, { description: 'Unique within its queue. Often the id of the event that caused the job.' })
  id!: string;

  @Field(() => ID)
  queue!: string;

  @Field(() => String)
  job!: string;

  @Field(() => JSONObject, { description: 'What was to be done. It may name people.' })
  payload!: unknown;

  @Field(() => String, { description: 'What went wrong in the end.' })
  reason!: string;

  @Field(() => [String], { description: 'What went wrong at each try, with its stack, the first one first.' })
  errors!: readonly string[];

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => DateTime)
  queuedAt!: Date;

  @Field(() => DateTime)
  failedAt!: Date;
}

export const DeadLetterConnectionType = connectionType('DeadLetter', () => DeadLetterType);

@InputType('DeadLettersInput', {
  description:
    'Dead letters of a queue: those to which everything applies that is given, and up to 1,000 of them.',
})
export class DeadLettersInput implements DeadLetterFilter {
  @Field(() => ID)
  queue!: string;

  @Field(() => [ID], { nullable: true, description: '1 to 1,000.' })
  ids?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The name of a kind of job.' })
  job?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the reason.' })
  reason?: string | null;
}

@ObjectType('DeadLettersResult', { description: 'What became of dead letters.', simpleResolvers: true })
export class DeadLettersResultType {
  @Field(() => Int, {
    description: 'How many were meant and still there. When it is 1,000, there may be more.',
  })
  count!: number;

  @Field(() => QueueType, { description: 'Their queue, as it is now.' })
  queue!: QueueType;
}
