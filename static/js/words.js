// The words of the interface: one catalogue a language, in static/words, and
// t(), which says a message of it in the language that is shown.

import { batch, computed, signal } from '@preact/signals';

/**
 * A message is a text with {placeholders}, or one text for each number or
 * plural category of `n`.
 * @typedef {string | Record<string, string>} Message
 */

/** The languages there are, each by its own name. @type {Record<string, string>} */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

const root = document.documentElement;

/** The language that is shown. */
export const language = signal(root.lang);

/** @type {import('@preact/signals').Signal<Record<string, Message>>} */
const catalogue = signal({});

/** The language as it is spoken where the browser is at home: numbers and dates follow it. */
export const locale = computed(() => navigator.languages.find((own) => own.split('-')[0] === language.value) ?? language.value);

const tongues = computed(() => new Intl.DisplayNames([locale.value], { type: 'language' }));
const plural = computed(() => new Intl.PluralRules(locale.value));
const whole = computed(() => new Intl.NumberFormat(locale.value));
const list = computed(() => new Intl.ListFormat(locale.value, { type: 'conjunction' }));

/**
 * A message in the language that is shown. Placeholders become texts as they
 * are, numbers as people write them, lists with their "and". What the
 * catalogue does not know is called by the last part of its key: names that a
 * scenario made up are shown as they are.
 * @param {string} key
 * @param {Record<string, string | number | number[]>} [values] n chooses among the forms of a message that has several
 * @returns {string}
 */
export function t(key, values = {}) {
  const message = catalogue.value[key];
  if (message === undefined) return key.slice(key.lastIndexOf('.') + 1);
  const text = typeof message === 'string' ? message : form(message, Number(values.n));
  return text.replace(/\{(\w+)\}/g, (_, name) => written(values[name]));
}

/**
 * @param {Record<string, string>} forms
 * @param {number} n
 */
function form(forms, n) {
  return forms[n] ?? forms[plural.value.select(n)] ?? forms.other;
}

/** @param {string | number | number[]} value */
function written(value) {
  if (typeof value === 'number') return whole.value.format(value);
  return Array.isArray(value) ? list.value.format(value.map(String)) : value;
}

/** Which language something is written in, where that is not the one that is shown. @param {string} tag BCP 47 */
export function foreign(tag) {
  return tag.split('-')[0] === language.value ? '' : t('home.language', { language: tongues.value.of(tag) ?? tag });
}

/** What to tell about a failure: by its code, or in the server's own words. @param {{ code: string, message: string }} error */
export function say(error) {
  if (`errors.${error.code}` in catalogue.value) return t(`errors.${error.code}`);
  return error.message || t('errors.internal');
}

/** The language that was asked for last. */
let asked = '';

/**
 * Shows another language as soon as its catalogue is here. Rejects where it
 * cannot be had; the language shown stays what it was.
 * @param {string} wanted a key of LANGUAGES
 */
export async function show(wanted) {
  asked = wanted;
  const response = await fetch(new URL(`../words/${wanted}.json`, import.meta.url));
  if (!response.ok) throw new Error(`no words in ${wanted}: ${response.status}`);
  const words = await response.json();
  if (asked !== wanted) return;
  batch(() => {
    catalogue.value = words;
    language.value = wanted;
  });
  root.lang = wanted;
}
