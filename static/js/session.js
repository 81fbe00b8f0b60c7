// Who is signed in.

import { signal } from '@preact/signals';
import { ApiError, get, post, whenSignedOut } from './api.js';

/**
 * @typedef {import('./types.js').Me} Me
 */

/** Undefined until known, null when nobody is signed in. @type {import('@preact/signals').Signal<Me | null | undefined>} */
export const me = signal(undefined);

/** The last failure to find out who is signed in: the server could not be reached. */
export const unreachable = signal(false);

const HINT = 'evenkeel.signed-in';

/** Whether this browser was signed in when last seen: the cookie itself is not for scripts. */
export function wasSignedIn() {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return true;
  }
}

me.subscribe((who) => {
  try {
    if (who) localStorage.setItem(HINT, 'yes');
    else if (who === null) localStorage.removeItem(HINT);
  } catch { /* then it is asked for every time */ }
});

whenSignedOut(() => { me.value = null; });

export async function loadMe() {
  try {
    me.value = await get('/api/me');
    unreachable.value = false;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthorized') unreachable.value = false;
    else if (me.peek() === undefined) unreachable.value = true;
  }
  return me.peek();
}

export async function signOut() {
  await post('/api/logout').catch(() => {});
  me.value = null;
}

/** @param {Me | null | undefined} who */
export function isTrainer(who) {
  return who?.role === 'trainer' || who?.role === 'admin';
}
