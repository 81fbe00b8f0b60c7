// Numbers, times and dates as people read them in the language that is shown.

import { computed } from '@preact/signals';
import { locale } from './words.js';

const tenths = computed(() => new Intl.NumberFormat(locale.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
const whole = computed(() => new Intl.NumberFormat(locale.value));
const day = computed(() => new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'long', year: 'numeric' }));
const shortDay = computed(() => new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short' }));
const hour = computed(() => new Intl.DateTimeFormat(locale.value, { timeStyle: 'short' }));

/** A score or a regret, in tenths. @param {number} n */
export const score = (n) => tenths.value.format(n);

/** Points with their sign, a true minus and no plus for nought. @param {number} n */
export const signed = (n) => (n > 0 ? `+${whole.value.format(n)}` : n < 0 ? `\u2212${whole.value.format(-n)}` : '0');

/** A change of a score, in tenths, with its sign. @param {number} n */
export const change = (n) => (n > 0 ? `+${tenths.value.format(n)}` : n < 0 ? `\u2212${tenths.value.format(-n)}` : tenths.value.format(0));

/** Minutes and seconds, as a telephone shows them. @param {number} seconds */
export function clock(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return s < 3600 ? `${two(Math.floor(s / 60))}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** @param {string} instant RFC 3339 */
export const date = (instant) => day.value.format(new Date(instant));

/** @param {string} instant RFC 3339 */
export const shortDate = (instant) => shortDay.value.format(new Date(instant));

/** The last day before an instant, at which something ends. @param {string} instant RFC 3339 */
export const lastDate = (instant) => day.value.format(new Date(Date.parse(instant) - 1));

/** The time of day. @param {string} instant RFC 3339 */
export const time = (instant) => hour.value.format(new Date(instant));

/**
 * What became of the matter, for a sentence: a recovery after which the customer is not sure to stay is half of one.
 * @param {string} outcome
 * @param {string} relationship
 */
export function came(outcome, relationship) {
  return outcome === 'recovered' && !['recommends', 'stays'].includes(relationship) ? 'half' : outcome;
}

/** What to call somebody in a sentence: the first name, or the whole where it begins with a title. @param {string} name */
export function shortName(name) {
  return /^(mr|mrs|ms|miss|mx|dr|prof|herr|frau)\b/i.test(name) ? name : name.split(' ')[0];
}
