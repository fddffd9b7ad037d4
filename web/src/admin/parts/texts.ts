const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const rates = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dayTimes = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const days = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** What stands where there is nothing to say. */
export const NOTHING = '–';

/** A whole number, such as `12,345`. */
export function countText(count: number): string {
  return numbers.format(count);
}

/** How often in a second, such as `12.5`. */
export function rateText(perSecond: number): string {
  return rates.format(perSecond);
}

/** A share of one, such as `12.5%`. */
export function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? NOTHING : shares.format(share);
}

/** A short time, such as `4.2 ms` or `1.3 s`. */
export function millisecondsText(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) return NOTHING;
  if (milliseconds >= 1000) return `${rates.format(milliseconds / 1000)} s`;
  return `${milliseconds >= 100 ? numbers.format(milliseconds) : rates.format(milliseconds)} ms`;
}

/** Room in memory, such as `132 MB`. */
export function bytesText(bytes: number): string {
  return bytes >= 1e9 ? `${rates.format(bytes / 1e9)} GB` : `${numbers.format(bytes / 1e6)} MB`;
}

/** A moment, such as `29 Nov 2026, 08:15`. */
export function momentText(moment: string | null | undefined): string {
  return moment ? moments.format(new Date(moment)) : NOTHING;
}

/** The zone that all these times are of, such as `Europe/Berlin`. */
export function zoneText(): string {
  return times.resolvedOptions().timeZone;
}

/** A time of this day, such as `08:15:30`. */
export function timeText(moment: string): string {
  return times.format(new Date(moment));
}

/** A time of a day of this month or the last, such as `29 Nov, 08:15`. */
export function dayTimeText(moment: string): string {
  return dayTimes.format(new Date(moment));
}

/** A day, such as `29 Nov`. */
export function dayText(moment: string): string {
  return days.format(new Date(moment));
}

/** How long something has lasted, such as `2 h 5 min`. */
export function durationText(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** A value of an enumeration for people: `GRACE_PERIOD` is `Grace period`. */
export function nameText(value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
