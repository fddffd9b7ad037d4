import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { DateTime, LocalDate } from '../../../graphql/scalars.js';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { TitleKind } from '../domain/title.js';
import { CreditInput } from '../editing/title-editing.types.js';
import { PlanTierEnum, TitleKindEnum } from '../title.types.js';
import type { ImportProgress } from './catalog-import.js';

const StateEnum: Record<ImportProgress['state'], ImportProgress['state']> = {
  RUNNING: 'RUNNING',
  FINISHED: 'FINISHED',
};
registerEnumType(StateEnum, { name: 'CatalogImportState', description: 'The state of an import.' });

@InputType('ImportedTitleInput', { description: 'A title to import.' })
export class ImportedTitleInput {
  @Field(() => String, {
    description:
      'Its key within the source, 1 to 120 characters. Importing the same key again updates the title.',
  })
  key!: string;

  @Field(() => TitleKindEnum)
  kind!: TitleKind;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  synopsis?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => Int, { nullable: true })
  runtimeSeconds?: number | null;

  @Field(() => Int, { nullable: true })
  creditsStartSeconds?: number | null;

  @Field(() => String, { nullable: true })
  maturityRating?: string | null;

  @Field(() => PlanTierEnum, { nullable: true })
  requiredTier?: PlanTier | null;

  @Field(() => String, { nullable: true })
  studio?: string | null;

  @Field(() => String, { nullable: true })
  originalLanguage?: string | null;

  @Field(() => [String], { nullable: true })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'By name; unknown people are added.' })
  genres?: string[] | null;

  @Field(() => [CreditInput], { nullable: true })
  credits?: CreditInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For an episode: the key of its series, which must precede it or have been imported earlier.',
  })
  seriesKey?: string | null;

  @Field(() => Int, { nullable: true })
  seasonNumber?: number | null;

  @Field(() => Int, { nullable: true })
  episodeNumber?: number | null;
}

@InputType('ImportCatalogInput', { description: 'Titles from one source.' })
export class ImportCatalogInput {
  @Field(() => String, { description: 'The name of the data set: 1 to 60 of a-z, 0-9 and -.' })
  source!: string;

  @Field(() => [ImportedTitleInput], { description: '1 to 500.' })
  titles!: ImportedTitleInput[];
}

@ObjectType('CatalogImportProblem', { description: 'Why a title was rejected.', simpleResolvers: true })
export class ImportProblemType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('CatalogImport', { description: 'An import of titles into the catalog.', simpleResolvers: true })
export class CatalogImportType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  source!: string;

  @Field(() => StateEnum)
  state!: ImportProgress['state'];

  @Field(() => Int)
  total!: number;

  @Field(() => Int, { description: 'How many have been processed.' })
  done!: number;

  @Field(() => Int)
  created!: number;

  @Field(() => Int)
  updated!: number;

  @Field(() => Int)
  rejected!: number;

  @Field(() => [ImportProblemType], { description: 'For the first 50 rejected titles.' })
  problems!: readonly ImportProblemType[];

  @Field(() => DateTime)
  requestedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null;
}

export const CatalogImportConnectionType = connectionType('CatalogImport', () => CatalogImportType);

@ObjectType('CatalogImportProgressed', { description: 'An import has progressed.', simpleResolvers: true })
export class CatalogImportProgressedType {
  @Field(() => ID, { description: 'Pass it as `after` to resume from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  importId!: string;
}
