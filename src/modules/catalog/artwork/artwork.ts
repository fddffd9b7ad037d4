import type { Title } from '../domain/title.js';
import { drawMotif, type Size } from './motif.js';
import { createPalette } from './palette.js';

export const ARTWORK_KINDS = ['poster', 'backdrop'] as const;
export type ArtworkKind = (typeof ARTWORK_KINDS)[number];

/** The content of a picture. */
export type Pictured = Pick<Title, 'name' | 'releaseYear' | 'genres'>;

/** In pixels. */
const SIZES: Readonly<Record<ArtworkKind, Size>> = {
  poster: { width: 400, height: 600 },
  backdrop: { width: 1280, height: 720 },
};
const MARGIN = 0.07;
const MOST_LINES = 5;
/** The approximate ratio of a letter's width to its height, in a bold sans-serif font. */
const LETTER_WIDTH = 0.58;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Artwork of a title as SVG, generated deterministically from its name, and free of third-party rights. */
export function drawArtwork(kind: ArtworkKind, { name, releaseYear, genres }: Pictured): string {
  const size = SIZES[kind];
  const { width, height } = size;
  const names = genres.map((genre) => genre.name);
  const palette = createPalette(`${name}\n${releaseYear ?? ''}`, names);
  const margin = Math.round(width * MARGIN);
  const { lines, letter } = fitted(name, width - 2 * margin, height * 0.3);
  const bottom = height - margin;
  const small = Math.round(height * 0.027);
  const first = bottom - small * 2 - letter * 1.1 * (lines.length - 1);
  const spans = lines
    .map(
      (line, index) =>
        `<tspan x="${margin}" y="${Math.round(first + index * letter * 1.1)}">${escape(line)}</tspan>`,
    )
    .join('');
  const caption = [releaseYear, ...names.slice(0, 2)].filter((part) => part !== null).join('  ·  ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escape(name)}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.background}"/>`,
    drawMotif(palette, size),
    `<defs><linearGradient id="fade" x1="0" y1="0" x2="0" y2="1"><stop offset="0.45" stop-color="${palette.background}" stop-opacity="0"/><stop offset="0.8" stop-color="${palette.background}"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#fade)"/>`,
    `<g font-family="Helvetica, Arial, sans-serif" fill="${palette.text}">`,
    `<text font-size="${letter}" font-weight="800">${spans}</text>`,
    `<text x="${margin}" y="${bottom}" font-size="${small}" fill="${palette.accent}">${escape(caption)}</text>`,
    '</g></svg>',
  ].join('');
}

/** The name in as few lines and as large letters as fit. */
function fitted(name: string, width: number, height: number) {
  for (let letter = Math.round(width / 6); letter > 10; letter -= 2) {
    const lines = wrapped(name, Math.floor(width / (letter * LETTER_WIDTH)));
    if (lines !== null && lines.length <= MOST_LINES && lines.length * letter * 1.1 <= height) {
      return { lines, letter };
    }
  }
  return { lines: [name.slice(0, Math.floor(width / (10 * LETTER_WIDTH)))], letter: 10 };
}

/** Null when a word is longer than a line. */
function wrapped(name: string, longest: number): string[] | null {
  const lines: string[] = [];
  for (const word of name.split(/\s+/u)) {
    if (word.length > longest) return null;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Removes characters that XML does not allow, even escaped: control characters, U+FFFE and U+FFFF. */
function escape(text: string): string {
  return text
    .replaceAll(/[\p{Control}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll(/[&<>"']/gu, (character) => ESCAPES[character] ?? '');
}
