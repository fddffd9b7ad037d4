import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../src/project-root.js';

/** The URL of the demo, and the passwords that it printed at its start. */
export interface Demo {
  readonly url: string;
  readonly viewer: string;
  readonly admin: string;
}

const FOLDER = join(projectRoot, 'docs/images');
const QUALITY = 82;

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Takes a screenshot of the current view. */
export async function take(page: Page, name: string, quality = QUALITY): Promise<void> {
  const path = join(FOLDER, `${name}.jpg`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, type: 'jpeg', quality, animations: 'disabled' });
  console.log(`docs/images/${name}.jpg`);
}

/** The same, after all loading has finished. */
export async function takeLoaded(page: Page, name: string, quality = QUALITY): Promise<void> {
  await page.waitForLoadState('networkidle');
  await take(page, name, quality);
}

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}

export const signInViewer = (page: Page, { url, viewer }: Demo) =>
  signIn(page, url, 'viewer@demo.streamcore.dev', viewer);

export const signInAdministrator = (page: Page, { url, admin }: Demo) =>
  signIn(page, url, 'admin@demo.streamcore.dev', admin);

export async function chooseFirstProfile(page: Page): Promise<void> {
  await page.getByText('Who is watching?').waitFor();
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByRole('region', { name: 'For you' }).waitFor();
}
