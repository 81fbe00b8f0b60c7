// Where a signed-in person can go from the header.

import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { go, path } from '../route.js';
import { isTrainer, me, signOut } from '../session.js';
import { t } from '../words.js';

async function leave() {
  await signOut();
  go('/');
}

export function UserMenu() {
  const sure = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const trainer = isTrainer(me.value);
  return html`${trainer && path.value !== '/trainer' && html`<a class="plain" href="/trainer">${t('home.trainer')}</a>`}
    <button type="button" class="ghost" onClick=${() => (trainer ? leave() : sure.current?.showModal())}>${t('app.signOut')}</button>
    ${!trainer && html`<${Sure} dialog=${sure} />`}`;
}

/**
 * Who only has a join code cannot sign in again: leaving is for good, unless
 * somebody lets them back in.
 * @param {{ dialog: { current: HTMLDialogElement | null } }} props
 */
function Sure({ dialog }) {
  return html`<dialog class="card sure" ref=${dialog} aria-labelledby="sure">
    <h2 id="sure">${t('leaving.title')}</h2><p>${t('leaving.why')}</p>
    <p class="actions"><button type="button" class="button" onClick=${() => dialog.current?.close()}>${t('leaving.stay')}</button>
      <button type="button" class="ghost" onClick=${leave}>${t('leaving.leave')}</button></p>
  </dialog>`;
}
