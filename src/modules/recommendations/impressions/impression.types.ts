import { Field, ID, InputType } from 'type-graphql';
import type { RailKind } from '../domain/home-rails.js';
import { RailKindEnum } from '../home.types.js';

@InputType('ShownRailInput')
export class ShownRailInput {
  @Field(() => RailKindEnum)
  kind!: RailKind;

  @Field(() => [ID], { description: 'The titles that came into view, 1 to 40.' })
  titleIds!: string[];
}

@InputType('RecordImpressionsInput')
export class RecordImpressionsInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => ID, { description: 'The model version of the home page that was shown.' })
  modelVersion!: string;

  @Field(() => [ShownRailInput], { description: '1 to 20.' })
  rails!: ShownRailInput[];
}
