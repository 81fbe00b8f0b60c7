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
  const mayReturn = trainer || Boolean(me.value?.login);
  return html`${trainer && path.value !== '/trainer' && html`<a class="plain" href="/trainer"><span class="long">${t('home.trainer')}</span><span class="short">${t('home.trainerShort')}</span></a>`}
    ${path.value !== '/settings' && html`<a class="plain icon" href="/settings" aria-label=${t('settings.title')} title=${t('settings.title')}><${Gear} /></a>`}
    <button type="button" class="ghost" onClick=${() => (mayReturn ? leave() : sure.current?.showModal())}>${t('app.signOut')}</button>
    ${!mayReturn && html`<${Sure} dialog=${sure} />`}`;
}

/** A cogwheel. */
function Gear() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="3.2" /><path d=${COGS} /></svg>`;
}

const COGS = 'M10.3 3h3.4l.5 2.6 1.7 1 2.5-.9 1.7 3-2 1.7v2l2 1.7-1.7 3-2.5-.9-1.7 1-.5 2.6h-3.4l-.5-2.6-1.7-1-2.5.9-1.7-3 2-1.7v-2l-2-1.7 1.7-3 2.5.9 1.7-1z';

/**
 * Who only has a join code cannot sign in again: leaving is for good, unless
 * somebody lets them back in.
 * @param {{ dialog: { current: HTMLDialogElement | null } }} props
 */
function Sure({ dialog }) {
  return html`<dialog class="card sure" ref=${dialog} aria-labelledby="sure">
    <h2 id="sure">${t('leaving.title')}</h2><p>${t('leaving.why')}</p>
    <p><a href="/settings">${t('leaving.password')}</a></p>
    <p class="actions"><button type="button" class="button" autofocus=${true} onClick=${() => dialog.current?.close()}>${t('leaving.stay')}</button>
      <button type="button" class="ghost" onClick=${leave}>${t('leaving.leave')}</button></p>
  </dialog>`;
}
