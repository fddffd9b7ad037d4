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
  description: 'Where a job stands.',
  valuesConfig: {
    DELAYED: { description: 'It is to be done later, such as the next try of one that failed.' },
    FAILED: { description: 'It was given up: it is a dead letter.' },
  },
});

@ObjectType('JobLogLine', { description: 'What a job noted while it ran.', simpleResolvers: true })
export class JobLogLineType {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => String, { description: 'Up to 500 characters.' })
  text!: string;
}

@ObjectType('Job', {
  description: 'Background work, as far as its queue remembers it.',
  simpleResolvers: true,
})
export class JobType implements Omit<JobReport, 'state'> {
  @Field(() => ID, { description: 'Unique within its queue. Often the id of the event that caused the job.' })
  id!: string;

  @Field(() => ID)
  queue!: string;

  @Field(() => String)
  job!: string;

  @Field(() => JobStateType)
  state!: JobStateType;

  @Field(() => Float, { description: 'How far it has come, from 0 to 1.' })
  progress!: number;

  @Field(() => Int, { description: 'How often it was tried, beside the try that runs.' })
  attempts!: number;

  @Field(() => DateTime)
  queuedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was begun last. Null where it was not.' })
  begunAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Null until it is done or given up.' })
  endedAt!: Date | null;
}

export const JobConnectionType = connectionType('Job', () => JobType);
