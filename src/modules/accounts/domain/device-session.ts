/** A device that is signed in. */
export interface DeviceSession {
  readonly id: string;
  readonly accountId: string;
  readonly deviceName: string;
  readonly platform: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}
