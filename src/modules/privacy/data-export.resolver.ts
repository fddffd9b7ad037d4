import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { Apart } from '../../graphql/rest/rest-fields.js';
import { ForbiddenError } from '../../shared/domain-error.js';
import { AccountType } from '../accounts/index.js';
import { type ProfilesContext, requireEveryProfileOpen } from '../profiles/index.js';
import type { PrivacyContext } from './data-export.loaders.js';
import type { DataExportService } from './data-export.service.js';
import { DataExportType } from './data-export.types.js';

type Context = RequestContext & PrivacyContext & ProfilesContext;

@Resolver(() => DataExportType)
export class DataExportResolver {
  constructor(private readonly exports: DataExportService) {}

  @Mutation(() => DataExportType, {
    description:
      'Have everything that is stored of the account gathered, which takes a moment: follow it in `me { dataExports }`. At most three times a day; while one is being made, asking again answers that one.',
  })
  @RateLimit({ name: 'export', most: 10, windowSeconds: 3600, by: ['account'] })
  exportMyData(@Ctx() context: Context) {
    return this.exports.request(requireViewer(context).accountId, actorOf(context));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where it can be fetched for an hour, by whoever knows the address: JSON, compressed with gzip. Null until it is ready. PIN_REQUIRED while a profile of the account is locked on this device: it is all in there.',
  })
  async downloadUrl(@Root() { id, state }: DataExportType, @Ctx() context: Context) {
    if (state !== 'READY') return null;
    await requireEveryProfileOpen(context);
    return this.exports.downloadUrl(id);
  }
}

/** An account's exports, as a field of the account. */
@Resolver(() => AccountType)
export class AccountDataExportsResolver {
  @Apart()
  @FieldResolver(() => [DataExportType], {
    description: 'What was gathered with `exportMyData`, the newest first. For its owner alone.',
  })
  dataExports(@Root() account: AccountType, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    // Whichever way an account is reached: what is in there is nobody else's.
    if (viewer.accountId !== account.id || viewer.boundProfileId !== null) {
      throw new ForbiddenError(
        'Exports are for the owner of the account, on a device that is bound to no profile.',
      );
    }
    return context.loaders.dataExportsByAccountId.load(account.id);
  }
}
