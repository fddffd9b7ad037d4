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
      "Send another e-mail to verify the account's address. True, even when it is already verified. RATE_LIMITED after a few per hour.",
  })
  @RateLimit(mailLimit)
  async requestEmailVerification(@Ctx() context: RequestContext) {
    await this.verification.request(requireViewer(context).accountId);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Verify an e-mail address with the token sent to it; from then on the account can sign in with it. Of several accounts with the same address, the first to verify it keeps it. BAD_USER_INPUT when the token is no longer valid.',
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
