import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { RateLimit } from '../../graphql/rate-limits/field-limits.js';
import type { AccountsContext } from '../accounts/index.js';
import { type CatalogContext, type Title, TitleType } from '../catalog/index.js';
import { type Profile, type ProfilesContext, ProfileType } from '../profiles/index.js';
import type { PlaybackCaller, PlayerPosition } from './playback.js';
import type { PlaybackService } from './playback.service.js';
import {
  HeartbeatPlaybackInput,
  PlaybackSessionType,
  PlaybackType,
  StartPlaybackInput,
  StopPlaybackInput,
  StoppedPlaybackType,
} from './playback.types.js';

type Context = RequestContext & AccountsContext & ProfilesContext & CatalogContext;

@Resolver()
export class PlaybackResolver {
  constructor(private readonly playback: PlaybackService) {}

  @Query(() => [PlaybackSessionType], {
    description: "The account's running streams, oldest first. On a bound device, only those of its profile.",
  })
  playbackSessions(@Ctx() context: Context): Promise<PlaybackSessionType[]> {
    return this.playback.list(requireViewer(context));
  }

  @Mutation(() => PlaybackType, {
    description:
      'Play a film or an episode. `STREAM_LIMIT_REACHED`, with the running `streams`, when the plan allows no more.',
  })
  @RateLimit({ name: 'playback-start', most: 300, windowSeconds: 60, by: ['account'] })
  startPlayback(
    @Arg('input', () => StartPlaybackInput) { titleId, profileId, takeOver }: StartPlaybackInput,
    @Ctx() context: Context,
  ): Promise<PlaybackType> {
    return this.playback.start({ titleId, profileId, takeOver: takeOver ?? null }, callerIn(context));
  }

  @Mutation(() => PlaybackType, {
    description:
      'Keep a stream alive, from the device that plays it: renews its slot and its URL, and records the position. `PLAYBACK_ENDED` with the `reason` once it is over.',
  })
  @RateLimit({ name: 'heartbeat', most: 240, windowSeconds: 60, by: ['device'] })
  heartbeatPlayback(
    @Arg('input', () => HeartbeatPlaybackInput) input: HeartbeatPlaybackInput,
    @Ctx() context: Context,
  ): Promise<PlaybackType> {
    return this.playback.heartbeat(
      input.sessionId,
      positionOf(input, input.positionSeconds),
      callerIn(context),
    );
  }

  @Mutation(() => StoppedPlaybackType, {
    description:
      'End a stream, from any device of the account: its URL stops working within seconds. Idempotent.',
  })
  @RateLimit({ name: 'playback-stop', most: 60, windowSeconds: 60, by: ['device'] })
  async stopPlayback(
    @Arg('input', () => StopPlaybackInput) input: StopPlaybackInput,
    @Ctx() context: Context,
  ): Promise<StoppedPlaybackType> {
    const { sessionId, positionSeconds } = input;
    const position = typeof positionSeconds === 'number' ? positionOf(input, positionSeconds) : null;
    await this.playback.stop(sessionId, position, callerIn(context));
    return { sessionId };
  }
}

@Resolver(() => PlaybackSessionType)
export class PlaybackSessionResolver {
  @FieldResolver(() => TitleType, {
    nullable: true,
    description: 'Null once the title has left the catalog, and while the profile is locked on this device.',
  })
  async title(
    @Root() { titleId, profileId }: PlaybackSessionType,
    @Ctx() { loaders }: Context,
  ): Promise<Title | null> {
    const profile = await loaders.profileById.load(profileId);
    const isOpen = profile !== null && (!profile.hasPin || (await loaders.isProfileOpen.load(profileId)));
    return isOpen ? loaders.titleById.load(titleId) : null;
  }

  @FieldResolver(() => ProfileType, { nullable: true, description: 'Null once the profile is deleted.' })
  profile(@Root() { profileId }: PlaybackSessionType, @Ctx() { loaders }: Context): Promise<Profile | null> {
    return loaders.profileById.load(profileId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Null once the device is signed out.' })
  async deviceName(
    @Root() { deviceSessionId }: PlaybackSessionType,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const devices = await context.loaders.devicesByAccountId.load(requireViewer(context).accountId);
    return devices.find(({ id }) => id === deviceSessionId)?.deviceName ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the calling device plays it.' })
  isThisDevice(@Root() { deviceSessionId }: PlaybackSessionType, @Ctx() { viewer }: Context): boolean {
    return deviceSessionId === viewer?.sessionId;
  }
}

function callerIn(context: Context): PlaybackCaller {
  return { viewer: requireViewer(context), actor: actorOf(context), region: context.region };
}

function positionOf(
  { observedAt, sequence }: Pick<HeartbeatPlaybackInput, 'observedAt' | 'sequence'>,
  positionSeconds: number,
): PlayerPosition {
  return { positionSeconds, observedAt: observedAt ?? null, sequence: sequence ?? null };
}
