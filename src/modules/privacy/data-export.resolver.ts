import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { Subresource } from '../../graphql/rest/rest-fields.js';
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
      'Request a copy of all data stored about the account. It is prepared in the background; see `me { dataExports }`. At most three times a day; while one is in progress, that one is returned.',
  })
  @RateLimit({ name: 'export', most: 10, windowSeconds: 3600, by: ['account'] })
  exportMyData(@Ctx() context: Context) {
    return this.exports.request(requireViewer(context).accountId, actorOf(context));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The download URL, valid for an hour for anybody who has it: JSON, compressed with gzip. Null until it is ready. PIN_REQUIRED while a profile of the account is locked on this device, because the export covers all profiles.',
  })
  async downloadUrl(@Root() { id, state }: DataExportType, @Ctx() context: Context) {
    if (state !== 'READY') return null;
    await requireEveryProfileOpen(context);
    return this.exports.downloadUrl(id);
  }
}

/** The exports of an account. */
@Resolver(() => AccountType)
export class AccountDataExportsResolver {
  @Subresource()
  @FieldResolver(() => [DataExportType], {
    description: 'The exports requested with `exportMyData`, newest first. Visible to the owner only.',
  })
  dataExports(@Root() account: AccountType, @Ctx() context: Context) {
    const viewer = requireViewer(context);
    // Checked here, because an account can be reached on several paths, and its exports are for its owner only.
    if (viewer.accountId !== account.id || viewer.boundProfileId !== null) {
      throw new ForbiddenError(
        'Exports are for the owner of the account, on a device that is bound to no profile.',
      );
    }
    return context.loaders.dataExportsByAccountId.load(account.id);
  }
}
