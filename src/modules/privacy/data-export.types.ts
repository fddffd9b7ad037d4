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
  description:
    'Whether an export is being made, can be fetched, or could not be made and may be asked for again.',
});

@ObjectType('DataExport', { description: 'Everything that is stored of an account, to take away.' })
export class DataExportType implements Omit<DataExport, 'accountId'> {
  @Field(() => ID)
  id!: string;

  @Field(() => DataExportStateEnum)
  state!: DataExportState;

  @Field(() => DateTime)
  requestedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  readyAt!: Date | null;

  @Field(() => DateTime, { description: 'When it is removed.' })
  expiresAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Compressed with gzip, in bytes. Null until it is ready.',
  })
  sizeBytes!: number | null;
}
