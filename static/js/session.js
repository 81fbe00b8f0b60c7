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
