import { createHash } from 'node:crypto';

/** The colours and random numbers of a picture, deterministic by text. */
export interface Palette {
  readonly background: string;
  readonly shade: string;
  readonly accent: string;
  readonly text: string;
  /** A pseudo-random number from 0 to below 1 for each index. */
  chance(place: number): number;
}

/** Hues in degrees for genres; other hues are derived from the name. */
const HUES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Action: 14,
    Adventure: 36,
    Children: 48,
    Comedy: 52,
    Documentary: 190,
    Drama: 258,
    Fantasy: 285,
    History: 28,
    Horror: 350,
    Musical: 320,
    Romance: 338,
    'Science Fiction': 215,
    Superhero: 232,
    Thriller: 200,
    Western: 24,
  }),
);
const SPREAD = 28;

export function createPalette(seed: string, genres: readonly string[]): Palette {
  const bytes = createHash('sha256').update(seed).digest();
  const chance = (place: number) => bytes.readUInt16BE((place * 2) % (bytes.length - 1)) / 65_536;
  const known = genres.map((genre) => HUES.get(genre)).find((hue) => hue !== undefined);
  const base = known === undefined ? 360 * chance(15) : known + SPREAD * (chance(15) - 0.5);
  const hue = (offset: number) => Math.round(base + offset + 360) % 360;
  return {
    background: `hsl(${hue(0)} 48% 16%)`,
    shade: `hsl(${hue(18)} 55% 28%)`,
    accent: `hsl(${hue(170 + 40 * chance(14))} 72% 62%)`,
    text: `hsl(${hue(0)} 30% 96%)`,
    chance,
  };
}
