// Where a signed-in person can go from the header.

import { html } from 'htm/preact';
import { go, path } from '../route.js';
import { isTrainer, me, signOut } from '../session.js';
import { words } from '../words.js';

export function UserMenu() {
  const leave = async () => {
    await signOut();
    go('/');
  };
  return html`${isTrainer(me.value) && path.value !== '/trainer' && html`<a class="plain" href="/trainer">${words.home.trainer}</a>`}
    <button type="button" class="ghost" onClick=${leave}>${words.signOut}</button>`;
}
