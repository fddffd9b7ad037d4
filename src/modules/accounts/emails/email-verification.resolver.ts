import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../../graphql/context.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { mailLimit, mailTokenLimit } from '../accounts.limits.js';
import type { EmailVerificationService } from './email-verification.service.js';
import { VerifyEmailInput } from './email-verification.types.js';

@Resolver()
export class EmailVerificationResolver {
  constructor(private readonly verification: EmailVerificationService) {}

  @Mutation(() => Boolean, {
    description:
      'Have another e-mail sent that verifies the address of the account. True, also when it is verified already. RATE_LIMITED after a few an hour.',
  })
  @RateLimit(mailLimit)
  async requestEmailVerification(@Ctx() context: RequestContext) {
    await this.verification.request(requireViewer(context).accountId);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Verify an address with the token that was sent to it: from then on the account can be signed in to with it. Of several accounts that claim one address, the first to be verified has it. BAD_USER_INPUT when the token is not valid any more.',
  })
  @RateLimit(mailTokenLimit)
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput) { token }: VerifyEmailInput,
    @Ctx() context: RequestContext,
  ) {
    await this.verification.verify(token, actorOf(context));
    return true;
  }
}
