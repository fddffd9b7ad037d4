import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../../graphql/context.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { mailLimit, mailTokenLimit, passwordLimit } from '../accounts.limits.js';
import type { PasswordService } from './password.service.js';
import { ChangePasswordInput, RequestPasswordResetInput, ResetPasswordInput } from './password.types.js';

@Resolver()
export class PasswordResolver {
  constructor(private readonly passwords: PasswordService) {}

  @Mutation(() => Boolean, {
    description:
      'Send an e-mail with a link to reset the password. Always true, so that it does not reveal whether an account has the address.',
  })
  @RateLimit(mailLimit)
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
    @Ctx() context: RequestContext,
  ) {
    await this.passwords.requestReset(email, actorOf(context));
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
    await this.passwords.reset(token, newPassword, actorOf(context));
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
    await this.passwords.change(requireViewer(context), input, actorOf(context));
    return true;
  }
}
