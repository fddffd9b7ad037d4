import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import type { AccountsContext } from './accounts.loaders.js';
import {
  AccountType,
  CreateProfileInput,
  DeviceType,
  ProfileType,
  RefreshTokensInput,
  SignedInType,
  SignInInput,
  SignUpInput,
} from './accounts.types.js';
import type { IdentityService, SignedIn } from './identity.service.js';
import type { ProfileService } from './profile.service.js';

type Context = RequestContext & AccountsContext;

@Resolver(() => AccountType)
export class AccountResolver {
  constructor(private readonly identity: IdentityService) {}

  @Query(() => AccountType, { description: 'The signed-in account.' })
  me(@Ctx() context: Context) {
    return context.loaders.accountById.load(requireViewer(context).accountId);
  }

  @Mutation(() => SignedInType, { description: 'Create an account and sign in to it.' })
  async signUp(@Arg('input', () => SignUpInput) input: SignUpInput) {
    return presentSignIn(await this.identity.signUp(input));
  }

  @Mutation(() => SignedInType, { description: 'Sign in on this device.' })
  async signIn(@Arg('input', () => SignInInput) input: SignInInput) {
    return presentSignIn(await this.identity.signIn(input));
  }

  @Mutation(() => SignedInType, {
    description: 'Renew a sign-in. The refresh token is replaced; keep the new one.',
  })
  async refreshTokens(@Arg('input', () => RefreshTokensInput) input: RefreshTokensInput) {
    return presentSignIn(await this.identity.refresh(input.refreshToken));
  }

  @Mutation(() => Boolean, { description: 'End the sign-in of this device. True when it was signed in.' })
  signOut(@Ctx() context: Context) {
    return this.identity.signOut(requireViewer(context));
  }

  @Mutation(() => Int, { description: 'End the sign-in of every device, this one too. Answers how many.' })
  signOutEverywhere(@Ctx() context: Context) {
    return this.identity.signOutEverywhere(requireViewer(context));
  }

  @FieldResolver(() => [ProfileType])
  profiles(@Root() account: AccountType, @Ctx() context: Context) {
    return context.loaders.profilesByAccountId.load(account.id);
  }

  @FieldResolver(() => [DeviceType], {
    description: 'The devices that are signed in, the latest seen first.',
  })
  devices(@Root() account: AccountType, @Ctx() context: Context) {
    return context.loaders.devicesByAccountId.load(account.id);
  }
}

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

function presentSignIn({ account, accessToken, refreshToken }: SignedIn): SignedInType {
  return {
    account,
    accessToken: accessToken.token,
    accessTokenExpiresAt: accessToken.expiresAt,
    refreshToken,
  };
}
