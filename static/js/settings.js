// What somebody prefers, kept in this browser. Where storage is refused the
// choice lasts as long as the page. first.js applies the looks before this
// runs; here they follow a change.

import { effect, signal } from '@preact/signals';
import { language, show } from './words.js';

const root = document.documentElement;

/**
 * A setting that is one of several words; the first is meant where nothing, or
 * something else, was kept.
 * @param {string} name
 * @param {string[]} words
 */
function oneOf(name, words) {
  const key = `evenkeel.${name}`;
  const before = read(key);
  const setting = signal(words.includes(before) ? before : words[0]);
  setting.subscribe((value) => {
    try {
      if (value !== read(key)) localStorage.setItem(key, value);
    } catch { /* lasts as long as the page */ }
  });
  return setting;
}

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/**
 * A setting that is on or off.
 * @param {string} name
 * @param {boolean} otherwise
 */
function kept(name, otherwise) {
  const word = oneOf(name, otherwise ? ['on', 'off'] : ['off', 'on']);
  const setting = signal(word.peek() === 'on');
  setting.subscribe((value) => { word.value = value ? 'on' : 'off'; });
  return setting;
}

/** The language of the interface; 'own' is the browser's. */
export const wanted = oneOf('language', ['own', 'en', 'de']);

/** Light, dark, or as the device is set. */
export const theme = oneOf('theme', ['device', 'light', 'dark']);

/** How large the letters are. */
export const size = oneOf('text', ['usual', 'large', 'larger']);

/** Whether things move: as the device is set, or less. */
export const motion = oneOf('motion', ['device', 'less']);

/** Whether the keys 1 to 9 and B give replies. */
export const keys = kept('keys', true);

/** Whether new attempts start without timers. */
export const untimed = kept('untimed', false);

/** Whether customers take a moment to answer. */
export const pauses = kept('pauses', true);

/** Whether customers on the phone are heard, where the browser has a voice of its own. */
export const speech = kept('speech', false);

const still = matchMedia('(prefers-reduced-motion: reduce)');
const stillNow = signal(still.matches);
still.addEventListener('change', () => { stillNow.value = still.matches; });

effect(() => {
  root.dataset.theme = theme.value;
  root.dataset.text = size.value;
  root.dataset.motion = stillNow.value || motion.value === 'less' ? 'less' : 'usual';
});

/** The language to show. */
const languageNow = () => (wanted.value === 'own' ? root.dataset.own ?? 'en' : wanted.value);

/** Shows the language that is wanted, now and whenever that changes. */
export async function followLanguage() {
  await show(languageNow());
  effect(() => {
    const code = languageNow();
    if (code !== language.peek()) show(code).catch(() => {}); // then the one that is shown stays
  });
}
