import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../graphql/connection.js';
import { type RequestContext, requireViewer } from '../../graphql/context.js';
import { AccountType } from '../accounts/index.js';
import type { NotificationContext } from './notification.loaders.js';
import type { NotificationService } from './notification.service.js';
import {
  MarkNotificationsReadInput,
  NotificationConnectionType,
  type NotificationType,
} from './notification.types.js';

@Resolver()
export class NotificationResolver {
  constructor(private readonly service: NotificationService) {}

  @Query(() => NotificationConnectionType, {
    description: "The account's notifications, newest first.",
  })
  async notifications(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false }) unreadOnly: boolean,
    @Ctx() context: RequestContext,
  ): Promise<Connection<NotificationType>> {
    const { accountId } = requireViewer(context);
    return toConnection(await this.service.list(accountId, { ...pageRequest(first, after), unreadOnly }));
  }

  @Mutation(() => AccountType, {
    description:
      'Mark notifications as read: those given, or all current ones. Those already read keep their time.',
  })
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput) { ids }: MarkNotificationsReadInput,
    @Ctx() context: RequestContext & NotificationContext,
  ) {
    const { accountId } = requireViewer(context);
    await this.service.markRead(accountId, ids ?? null);
    return context.loaders.accountById.load(accountId);
  }
}

@Resolver(() => AccountType)
export class AccountNotificationsResolver {
  @FieldResolver(() => Int, {
    description: 'The number of unread notifications, capped at 100.',
  })
  unreadNotificationCount(@Root() { id }: AccountType, @Ctx() context: NotificationContext): Promise<number> {
    return context.loaders.unreadCountByAccountId.load(id);
  }
}
