import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../../graphql/context.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { mailLimit, mailTokenLimit, passwordLimit } from '../accounts.limits.js';
import { ChangePasswordInput, RequestPasswordResetInput, ResetPasswordInput } from './password.types.js';
import type { PasswordChangeService } from './password-change.service.js';
import type { PasswordResetService } from './password-reset.service.js';

@Resolver()
export class PasswordResolver {
  constructor(
    private readonly resets: PasswordResetService,
    private readonly changes: PasswordChangeService,
  ) {}

  @Mutation(() => Boolean, {
    description:
      'Send an e-mail with a link to reset the password. Always true, so that it does not reveal whether an account has the address.',
  })
  @RateLimit(mailLimit)
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
    @Ctx() context: RequestContext,
  ) {
    await this.resets.request(email, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Reset the password with the token sent by e-mail. Signs out every device. BAD_USER_INPUT when the token is no longer valid, or the password is too weak.',
  })
  @RateLimit(mailTokenLimit)
  async resetPassword(
    @Arg('input', () => ResetPasswordInput) { token, newPassword }: ResetPasswordInput,
    @Ctx() context: RequestContext,
  ) {
    await this.resets.reset(token, newPassword, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Change the password, given the current one. Signs out all other devices. BAD_USER_INPUT says which password is wrong; RATE_LIMITED after several wrong ones.',
  })
  @RateLimit(passwordLimit)
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ) {
    await this.changes.change(requireViewer(context), input, actorOf(context));
    return true;
  }
}
