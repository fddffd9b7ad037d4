import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { refreshLimit, signInLimit, signUpLimit } from './accounts.limits.js';
import type { AccountsContext } from './accounts.loaders.js';
import { AccountType, RefreshTokensInput, SignedInType, SignInInput, SignUpInput } from './accounts.types.js';
import type { IdentityService } from './identity.service.js';
import { presentSignIn } from './sessions/present-sign-in.js';
import type { TokenRotationService } from './sessions/token-rotation.service.js';

type Context = RequestContext & AccountsContext;

@Resolver(() => AccountType)
export class AccountResolver {
  constructor(
    private readonly identity: IdentityService,
    private readonly tokenRotation: TokenRotationService,
  ) {}

  @Query(() => AccountType, { description: 'The signed-in account.' })
  me(@Ctx() context: Context) {
    return context.loaders.accountById.load(requireViewer(context).accountId);
  }

  @Mutation(() => SignedInType, {
    description:
      'Create an account and sign in to it. It may be created whether or not another account has the address; an e-mail is sent there, and until the address is verified, no other device can sign in. RATE_LIMITED after too many from one network address.',
  })
  @RateLimit(signUpLimit)
  async signUp(@Arg('input', () => SignUpInput) input: SignUpInput, @Ctx() context: Context) {
    return presentSignIn(await this.identity.signUp(input, actorOf(context)));
  }

  @Mutation(() => SignedInType, {
    description:
      'Sign in on this device with a verified e-mail address. UNAUTHENTICATED with the same message whatever is wrong; RATE_LIMITED after too many failed attempts.',
  })
  @RateLimit(signInLimit)
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: Context) {
    return presentSignIn(await this.identity.signIn(input, actorOf(context)));
  }

  @Mutation(() => SignedInType, {
    description: 'Exchange a refresh token for new tokens. The refresh token is replaced; store the new one.',
  })
  @RateLimit(refreshLimit)
  async refreshTokens(
    @Arg('input', () => RefreshTokensInput) input: RefreshTokensInput,
    @Ctx() context: Context,
  ) {
    return presentSignIn(await this.tokenRotation.refresh(input.refreshToken, actorOf(context)));
  }

  @Mutation(() => Boolean, { description: 'Sign out this device. True when it was signed in.' })
  signOut(@Ctx() context: Context) {
    return this.identity.signOut(requireViewer(context), actorOf(context));
  }
}
