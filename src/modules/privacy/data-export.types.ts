import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { DataExport, DataExportState } from './domain/data-export.js';

const DataExportStateEnum: Record<DataExportState, DataExportState> = {
  PENDING: 'PENDING',
  READY: 'READY',
  FAILED: 'FAILED',
};
registerEnumType(DataExportStateEnum, {
  name: 'DataExportState',
  description: 'Whether an export is in progress, ready, or failed and may be requested again.',
});

@ObjectType('DataExport', { description: 'A copy of all data stored about an account.' })
export class DataExportType implements Omit<DataExport, 'accountId'> {
  @Field(() => ID)
  id!: string;

  @Field(() => DataExportStateEnum)
  state!: DataExportState;

  @Field(() => DateTime)
  requestedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  readyAt!: Date | null;

  @Field(() => DateTime, { description: 'When it will be deleted.' })
  expiresAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'The size of the compressed file in bytes. Null until it is ready.',
  })
  sizeBytes!: number | null;
}
