import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { AccountType, AdminAccountType } from '../accounts/index.js';
import type { ProfileService } from './profile.service.js';
import type { ProfilesContext } from './profiles.loaders.js';
import { CreateProfileInput, ProfileType } from './profiles.types.js';

type Context = RequestContext & ProfilesContext;

@Resolver(() => ProfileType)
export class ProfileResolver {
  constructor(private readonly profiles: ProfileService) {}

  @Query(() => ProfileType, { description: "One of the account's profiles." })
  profile(@Arg('id', () => ID) id: string) {
    return this.profiles.get(id);
  }

  @Mutation(() => ProfileType, { description: 'Add a profile to the account.' })
  createProfile(@Arg('input', () => CreateProfileInput) input: CreateProfileInput, @Ctx() context: Context) {
    return this.profiles.create(requireViewer(context).accountId, input.isKids, input);
  }
}

/** An account's profiles, as a field of the account. */
@Resolver(() => AccountType)
export class AccountProfilesResolver {
  @FieldResolver(() => [ProfileType])
  profiles(@Root() account: AccountType, @Ctx() context: Context) {
    return context.loaders.profilesByAccountId.load(account.id);
  }
}

/** The same for administrators. */
@Resolver(() => AdminAccountType)
export class AdminAccountProfilesResolver {
  @FieldResolver(() => [ProfileType])
  profiles(@Root() account: AdminAccountType, @Ctx() context: Context) {
    return context.loaders.profilesByAccountId.load(account.id);
  }
}
