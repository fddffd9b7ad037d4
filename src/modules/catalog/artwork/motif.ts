import type { Palette } from './palette.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws the background of the name, as SVG. */
type Motif = (palette: Palette, size: Size) => string;

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const round = (value: number) => Math.round(value * 10) / 10;

const discs: Motif = ({ accent, shade, chance }, { width, height }) =>
  range(6)
    .map((index) => {
      const radius = round((0.08 + 0.24 * chance(index)) * width);
      const [x, y] = [round(width * chance(index + 3)), round(height * 0.8 * chance(index + 6))];
      return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${index % 3 === 0 ? accent : shade}" opacity="0.55"/>`;
    })
    .join('');

const rays: Motif = ({ accent, shade, chance }, { width, height }) => {
  const [x, y] = [round(width * (0.2 + 0.6 * chance(0))), round(height * 0.32)];
  return range(14)
    .map((index) => {
      const angle = (index / 14) * 2 * Math.PI;
      const far = width + height;
      const corner = (turn: number) =>
        `${round(x + far * Math.cos(angle + turn))},${round(y + far * Math.sin(angle + turn))}`;
      const fill = index % 2 === 0 ? shade : accent;
      return `<polygon points="${x},${y} ${corner(0)} ${corner(0.2)}" fill="${fill}" opacity="0.4"/>`;
    })
    .join('');
};

const ridges: Motif = ({ accent, shade, chance }, { width, height }) => {
  const sun = `<circle cx="${round(width * (0.25 + 0.5 * chance(9)))}" cy="${round(height * 0.3)}" r="${round(width * 0.14)}" fill="${accent}"/>`;
  const layers = range(4).map((layer) => {
    const top = height * (0.38 + 0.1 * layer);
    const points = range(9).map(
      (step) => `${round((width * step) / 8)},${round(top + height * 0.14 * chance(layer * 3 + step))}`,
    );
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${shade}" opacity="${round(0.35 + 0.15 * layer)}"/>`;
  });
  return sun + layers.join('');
};

const bars: Motif = ({ accent, shade, chance }, { width, height }) =>
  range(12)
    .map((index) => {
      const tall = round(height * (0.12 + 0.5 * chance(index)));
      const fill = chance(index + 4) > 0.75 ? accent : shade;
      return `<rect x="${round((width * index) / 12)}" y="${round(height * 0.68 - tall)}" width="${round(width / 12 - 3)}" height="${tall}" fill="${fill}" opacity="0.7"/>`;
    })
    .join('');

const MOTIFS: readonly Motif[] = [discs, rays, ridges, bars];

/** One of the motifs, chosen by the palette. */
export function drawMotif(palette: Palette, size: Size): string {
  const motif = MOTIFS[Math.floor(palette.chance(13) * MOTIFS.length)] ?? discs;
  return motif(palette, size);
}
