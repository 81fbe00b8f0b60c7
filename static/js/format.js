// Numbers, times and dates as people read them.

const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });

/** A score or a regret, in tenths. @param {number} n */
export const score = (n) => tenths.format(n);

/** Points with their sign, a true minus and no plus for nought. @param {number} n */
export const signed = (n) => (n > 0 ? `+${whole.format(n)}` : n < 0 ? `\u2212${whole.format(-n)}` : '0');

/** A rank: 1st, 2nd, 3rd. @param {number} n */
export function ordinal(n) {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(n);
  return whole.format(n) + ({ one: 'st', two: 'nd', few: 'rd' }[String(rule)] ?? 'th');
}

/** Minutes and seconds, as a telephone shows them. @param {number} seconds */
export function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return s < 3600 ? `${two(Math.floor(s / 60))}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** @param {string} instant RFC 3339 */
export const date = (instant) => day.format(new Date(instant));

/** @param {string} instant RFC 3339 */
export const shortDate = (instant) => shortDay.format(new Date(instant));

/** What to call somebody in a sentence: the first name, or the whole where it begins with a title. @param {string} name */
export function shortName(name) {
  return /^(mr|mrs|ms|miss|mx|dr|prof)\b/i.test(name) ? name : name.split(' ')[0];
}
