import { TourClient } from './client.js';
import * as operations from './operations.js';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A viewer who stays signed in while the clock is moved. */
export class Guest {
  readonly client: TourClient;
  private refreshToken = '';

  constructor(url: string) {
    this.client = new TourClient(url);
  }

  signInWith({ accessToken, refreshToken }: Tokens): void {
    this.client.signInWith(accessToken);
    this.refreshToken = refreshToken;
  }

  /** Replaces expired tokens by new ones. */
  async refresh(): Promise<void> {
    const input = { refreshToken: this.refreshToken };
    this.client.signInWith(null);
    const { refreshTokens } = await this.client.send(operations.RefreshTokens, { input });
    this.signInWith(refreshTokens);
  }
}
