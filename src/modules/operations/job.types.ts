import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import type { JobReport } from './job-administration.service.js';

export enum JobStateType {
  WAITING = 'waiting',
  DELAYED = 'delayed',
  ACTIVE = 'active',
  DONE = 'done',
  FAILED = 'failed',
}

registerEnumType(JobStateType, {
  name: 'JobState',
  description: 'The state of a job.',
  valuesConfig: {
    DELAYED: { description: 'Scheduled for later, such as the next attempt of a failed job.' },
    FAILED: { description: 'Failed for good: a dead letter.' },
  },
});

@ObjectType('JobLogLine', { description: "A line of a job's log.", simpleResolvers: true })
export class JobLogLineType {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => String, { description: 'Up to 500 characters.' })
  text!: string;
}

@ObjectType('Job', {
  description: 'A job, as long as its queue keeps it.',
  simpleResolvers: true,
})
export class JobType implements Omit<JobReport, 'state'> {
  @Field(() => ID, {
    description: 'Unique within its queue. Often the id of the event that triggered the job.',
  })
  id!: string;

  @Field(() => ID)
  queue!: string;

  @Field(() => String)
  job!: string;

  @Field(() => JobStateType)
  state!: JobStateType;

  @Field(() => Float, { description: 'Its progress, from 0 to 1.' })
  progress!: number;

  @Field(() => Int, { description: 'The number of attempts before the current one.' })
  attempts!: number;

  @Field(() => DateTime)
  queuedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last attempt started. Null when none did.',
  })
  begunAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Null until it completes or fails for good.' })
  endedAt!: Date | null;
}

export const JobConnectionType = connectionType('Job', () => JobType);
