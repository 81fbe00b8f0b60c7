// Where the app is: the path of the address, and moving to another.

import { signal } from '@preact/signals';
import { outdated } from './version.js';

export const path = signal(location.pathname);

/**
 * Goes to an address of the app.
 * @param {string} to
 * @param {{ replace?: boolean }} [how]
 */
export function go(to, how = {}) {
  if (to === path.peek()) return;
  if (outdated()) {
    if (how.replace) location.replace(to);
    else location.assign(to);
    return;
  }
  if (how.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  scrollTo(0, 0);
  path.value = to;
}

/**
 * The parts of a path that match a pattern such as `/play/:attempt`.
 * @param {string} pattern
 * @param {string} address
 * @returns {Record<string, string> | null}
 */
export function match(pattern, address) {
  const names = pattern.split('/');
  const parts = address.replace(/(.)\/$/, '$1').split('/');
  if (names.length !== parts.length) return null;
  /** @type {Record<string, string>} */
  const found = {};
  for (const [i, name] of names.entries()) {
    if (name.startsWith(':') && parts[i]) found[name.slice(1)] = decode(parts[i]);
    else if (name !== parts[i]) return null;
  }
  return found;
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Lets links of the app change the screen instead of loading a page.
 * @param {MouseEvent} event
 */
export function followLink(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (link.hash || !isRoute(link.pathname)) return;
  event.preventDefault();
  go(link.pathname);
}

/** @param {string} address */
function isRoute(address) {
  return !/^\/(static|api|face|ws)\b/.test(address);
}

export function followAddress() {
  addEventListener('popstate', () => { path.value = location.pathname; });
  document.addEventListener('click', followLink);
}
