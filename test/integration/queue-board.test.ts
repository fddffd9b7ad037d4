import { describe, expect, it } from 'vitest';
import { sweepJob } from '../../src/modules/subscriptions/billing/billing.jobs.js';
import { createBoardBrowser } from '../support/board-browser.js';
import { MyDevices } from '../support/device-operations.js';
import * as operations from '../support/operations.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const admin = await story.admin();
const viewer = await story.viewer();
const board = `${platform.address}/admin/queues`;

function openSession(accessToken: string): Promise<Response> {
  return fetch(`${board}/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  });
}

/** The cookies that a browser would send from now on. */
async function cookieOf(accessToken: string): Promise<string> {
  const { headers } = await openSession(accessToken);
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function devicesOf({ client }: Viewer): Promise<readonly string[]> {
  const { me } = await client.send(MyDevices);
  return me.devices.map(({ deviceName }) => deviceName);
}

function browserOf({ email }: Viewer) {
  return createBoardBrowser(platform.address, { email, password: PASSWORD });
}

describe('the queue board', () => {
  it('asks everybody who is not an administrator to sign in, on every path', async () => {
    for (const path of ['', '/', '/api/queues', '/queue/billing', '/static/js/main.js']) {
      const answer = await fetch(`${board}${path}`);
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
      expect(await answer.text()).toContain('For administrators.');
    }
    const forged = await fetch(board, { headers: { cookie: `queue_board=${viewer.accessToken}` } });
    expect(forged.status).toBe(401);
  });

  it('admits only administrators, with a cookie of its own', async () => {
    expect((await openSession(viewer.accessToken)).status).toBe(403);
    expect((await openSession('nonsense')).status).toBe(403);
    expect((await fetch(`${board}/session`, { method: 'POST' })).status).toBe(403);

    const { status, headers } = await openSession(admin.accessToken);
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toMatch(/; Path=\/admin\/queues; HttpOnly; SameSite=Strict$/);
  });

  it('shows queues and jobs, and loads nothing from elsewhere', async () => {
    const cookie = await cookieOf(admin.accessToken);
    await platform.engine.jobs.enqueue(sweepJob, { share: 1 });

    const page = await fetch(board, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    const script = /src="(?<path>static\/js\/main[^"]+)"/.exec(html)?.groups?.['path'];
    const loaded = await fetch(`${board}/${script}`, { headers: { cookie } });
    expect(loaded.headers.get('content-type')).toContain('javascript');

    const answer = await fetch(`${board}/api/queues`, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({
      queues: expect.arrayContaining([expect.objectContaining({ name: 'billing', readOnlyMode: true })]),
    });
  });

  it('is read-only', async () => {
    const cookie = await cookieOf(admin.accessToken);
    const paused = await fetch(`${board}/api/queues/billing/pause`, { method: 'PUT', headers: { cookie } });
    expect(paused.status).toBe(405);
  });

  it('counts as one device per browser, however often it signs in', async () => {
    const other = await story.admin();
    const browser = browserOf(other);
    for (const _time of [1, 2, 3, 4]) {
      await browser.signIn();
      expect(browser.said()).toBe('One moment …');
    }
    const devices = await devicesOf(other);
    expect(devices.filter((name) => name === 'Queue board')).toHaveLength(1);
    expect(devices).toHaveLength(2);
  });

  it('leaves no session for those it does not admit', async () => {
    const other = await story.viewer();
    const browser = browserOf(other);
    await browser.signIn();
    expect(browser.said()).toBe('Only administrators may do this.');
    expect(await devicesOf(other)).toHaveLength(1);
  });

  it('ends its session on sign-out', async () => {
    const other = await story.admin();
    const cookie = await cookieOf(other.accessToken);
    const signOut = await fetch(`${board}/sign-out`, { headers: { cookie } });
    expect(await signOut.text()).toContain('Sign out</button>');
    const ended = await fetch(`${board}/session`, { method: 'DELETE', headers: { cookie } });
    expect(ended.status).toBe(204);
    expect(ended.headers.get('set-cookie')).toMatch(/^queue_board=;/);
    expect((await fetch(board, { headers: { cookie } })).status).toBe(401);
    await expect(devicesOf(other)).rejects.toThrow();
    expect((await fetch(`${board}/session`, { method: 'DELETE' })).status).toBe(204);
  });

  it('refuses a session that was signed out elsewhere', async () => {
    const other = await story.admin();
    const cookie = await cookieOf(other.accessToken);
    expect((await fetch(board, { headers: { cookie } })).status).toBe(200);
    await other.client.send(operations.SignOut);
    expect((await fetch(board, { headers: { cookie } })).status).toBe(401);
  });
});
