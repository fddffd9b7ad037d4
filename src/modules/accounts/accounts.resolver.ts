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
      'Create an account and sign in to it. The address is claimed, whether or not another account has it, and an e-mail is sent to it: until it is verified, the account can be signed in to nowhere else. RATE_LIMITED after too many from one network address.',
  })
  @RateLimit(signUpLimit)
  async signUp(@Arg('input', () => SignUpInput) input: SignUpInput, @Ctx() context: Context) {
    return presentSignIn(await this.identity.signUp(input, actorOf(context)));
  }

  @Mutation(() => SignedInType, {
    description:
      'Sign in on this device, with a verified address. UNAUTHENTICATED in the same words whatever is wrong; RATE_LIMITED after too many wrong tries.',
  })
  @RateLimit(signInLimit)
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: Context) {
    return presentSignIn(await this.identity.signIn(input, actorOf(context)));
  }

  @Mutation(() => SignedInType, {
    description: 'Renew a sign-in. The refresh token is replaced; keep the new one.',
  })
  @RateLimit(refreshLimit)
  async refreshTokens(
    @Arg('input', () => RefreshTokensInput) input: RefreshTokensInput,
    @Ctx() context: Context,
  ) {
    return presentSignIn(await this.tokenRotation.refresh(input.refreshToken, actorOf(context)));
  }

  @Mutation(() => Boolean, { description: 'End the sign-in of this device. True when it was signed in.' })
  signOut(@Ctx() context: Context) {
    return this.identity.signOut(requireViewer(context), actorOf(context));
  }
}
