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
      'Have an e-mail sent that lets its reader choose another password. True in any case: whether an account has the address is told to nobody.',
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
      'Choose another password with the token that was sent by e-mail. Signs every device out. BAD_USER_INPUT when the token is not valid any more, or the password would protect nothing.',
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
      'Choose another password, knowing the current one. Signs every other device out. BAD_USER_INPUT names the password that is wrong; RATE_LIMITED after several wrong ones.',
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
