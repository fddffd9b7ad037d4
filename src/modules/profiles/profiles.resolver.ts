import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { AccountType, AdminAccountType, boundProfileOf } from '../accounts/index.js';
import { type CatalogContext, GenreType } from '../catalog/index.js';
import type { ProfileService } from './profile.service.js';
import type { ProfileDeletionService } from './profile-deletion.service.js';
import type { ProfilesContext } from './profiles.loaders.js';
import { CreateProfileInput, ProfileType, UpdateProfileInput } from './profiles.types.js';

type Context = RequestContext & ProfilesContext & CatalogContext;

@Resolver(() => ProfileType)
export class ProfileResolver {
  constructor(
    private readonly profiles: ProfileService,
    private readonly deletion: ProfileDeletionService,
  ) {}

  @Query(() => ProfileType, { description: "One of the account's profiles, locked or not." })
  profile(@Arg('id', () => ID) id: string) {
    return this.profiles.get(id);
  }

  @Mutation(() => ProfileType, {
    description:
      "Add a profile to the account. PIN_REQUIRED when its maturity limit must be authorised with a PIN or the account's password.",
  })
  createProfile(@Arg('input', () => CreateProfileInput) input: CreateProfileInput, @Ctx() context: Context) {
    return this.profiles.create(requireViewer(context), input, input, actorOf(context));
  }

  @Mutation(() => ProfileType, {
    description:
      'Change the given fields of a profile. PIN_REQUIRED when raising a maturity limit, or changing a locked profile, needs a PIN or the password.',
  })
  updateProfile(@Arg('input', () => UpdateProfileInput) input: UpdateProfileInput, @Ctx() context: Context) {
    return this.profiles.update(requireViewer(context), input.id, input, input, actorOf(context));
  }

  @Mutation(() => ProfileType, {
    description:
      'Delete a profile with its history and opinions. The last one of an account cannot be deleted (CONFLICT); one with a PIN requires it, or the password. Devices bound to it are signed out.',
  })
  deleteProfile(
    @Arg('id', () => ID) id: string,
    @Arg('pin', () => String, { nullable: true }) pin: string | null | undefined,
    @Arg('password', () => String, { nullable: true, description: "The account's password." })
    password: string | null | undefined,
    @Ctx() context: Context,
  ) {
    return this.deletion.request(requireViewer(context), id, { pin, password }, actorOf(context));
  }

  @FieldResolver(() => [GenreType], { description: 'Its favourite genres.' })
  async favouriteGenres(@Root() { favouriteGenreIds }: ProfileType, @Ctx() context: Context) {
    const genres = await context.loaders.genreById.loadMany(favouriteGenreIds);
    return genres.filter((genre) => {
      if (genre instanceof Error) throw genre;
      return genre !== null;
    });
  }
}

/** An account's profiles, as a field of the account. */
@Resolver(() => AccountType)
export class AccountProfilesResolver {
  @FieldResolver(() => [ProfileType], {
    description: 'On a bound device, only the profile that it is bound to.',
  })
  async profiles(@Root() account: AccountType, @Ctx() context: Context) {
    const profiles = await context.loaders.profilesByAccountId.load(account.id);
    const bound = boundProfileOf(account, context);
    return bound === null ? profiles : profiles.filter(({ id }) => id === bound);
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
