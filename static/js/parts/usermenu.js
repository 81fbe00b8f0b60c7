// Where a signed-in person can go from the header.

import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { go, path } from '../route.js';
import { isTrainer, me, signOut } from '../session.js';
import { words } from '../words.js';

async function leave() {
  await signOut();
  go('/');
}

export function UserMenu() {
  const sure = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const trainer = isTrainer(me.value);
  return html`${trainer && path.value !== '/trainer' && html`<a class="plain" href="/trainer">${words.home.trainer}</a>`}
    <button type="button" class="ghost" onClick=${() => (trainer ? leave() : sure.current?.showModal())}>${words.signOut}</button>
    ${!trainer && html`<${Sure} dialog=${sure} />`}`;
}

/**
 * Who only has a join code cannot sign in again: leaving is for good, unless
 * somebody lets them back in.
 * @param {{ dialog: { current: HTMLDialogElement | null } }} props
 */
function Sure({ dialog }) {
  const t = words.leaving;
  return html`<dialog class="card sure" ref=${dialog} aria-labelledby="sure">
    <h2 id="sure">${t.title}</h2><p>${t.why}</p>
    <p class="actions"><button type="button" class="button" onClick=${() => dialog.current?.close()}>${t.stay}</button>
      <button type="button" class="ghost" onClick=${leave}>${t.leave}</button></p>
  </dialog>`;
}
