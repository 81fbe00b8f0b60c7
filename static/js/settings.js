// What the trainee prefers, kept in this browser. Where storage is refused the
// choice lasts as long as the page.

import { signal } from '@preact/signals';

/**
 * @param {string} name
 * @param {boolean} otherwise
 */
function kept(name, otherwise) {
  const key = `evenkeel.${name}`;
  const setting = signal(read(key) ?? otherwise);
  setting.subscribe((value) => {
    try {
      localStorage.setItem(key, value ? 'on' : 'off');
    } catch { /* lasts as long as the page */ }
  });
  return setting;
}

/** @param {string} key */
function read(key) {
  try {
    const value = localStorage.getItem(key);
    return value === null ? null : value === 'on';
  } catch {
    return null;
  }
}

/** Whether the keys 1 to 9 and B give replies. */
export const keys = kept('keys', true);

/** Whether new attempts start without timers. */
export const untimed = kept('untimed', false);
