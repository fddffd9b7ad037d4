const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const TIME_UNITS = [
  { seconds: 1, name: 's' },
  { seconds: 1e-3, name: 'ms' },
  { seconds: 1e-6, name: 'µs' },
];

/** For example 10⁶, and 2·10⁶ between powers. @param value at least 1, with one digit that is not 0 */
export function powerOfTen(value: number): string {
  const [digit = '', power = ''] = value.toExponential(0).split('e+');
  const raised = `10${Array.from(power, (each) => RAISED_DIGITS[Number(each)]).join('')}`;
  return digit === '1' ? raised : `${digit}·${raised}`;
}

/**
 * In the largest unit of which there is at least one, with three digits: 1.5 s, 20 ms. @param seconds at least a
 * microsecond
 */
export function shortTime(seconds: number): string {
  // Rounding errors of sums and powers may fall just short of a whole unit.
  const unit = TIME_UNITS.find(({ seconds: least }) => seconds >= least * (1 - 1e-9)) ?? TIME_UNITS.at(-1)!;
  return `${Number((seconds / unit.seconds).toPrecision(3))} ${unit.name}`;
}
