import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime, JSONObject } from '../../graphql/scalars.js';
import type { DeadLetter, DeadLetterFilter } from './dead-letter.service.js';
import { QueueType } from './job-administration.types.js';

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
