// Who one is on the boards, and what is kept about one: taking it along, and
// deleting it.

import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { post, remove } from '../api.js';
import { go } from '../route.js';
import { me } from '../session.js';
import { say, t } from '../words.js';
import { Button, Field, Form, useAction } from '../parts/form.js';
import { Failure } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Group, Switch } from '../parts/setting.js';
import { Top } from '../parts/top.js';

/**
 * @typedef {import('../types.js').Me} Me
 * @typedef {import('../types.js').Cohort} Cohort
 */

/** @param {{ who: Me }} props */
export function OnBoards({ who }) {
  if (who.cohorts.length === 0) return null;
  return html`<${Group} id="boards" title=${t('settings.boards')}>
    ${who.cohorts.map((cohort) => html`<${OnBoard} key=${cohort.id} cohort=${cohort} />`)}
  <//>`;
}

/** @param {{ cohort: Cohort }} props */
function OnBoard({ cohort }) {
  const hide = useAction(async (/** @type {boolean} */ hidden) => { me.value = await post('/api/me/visibility', { cohort: cohort.id, hidden }); });
  return html`
    <${Switch} id=${`hidden-${cohort.id}`} label=${t('settings.hidden', { cohort: cohort.name })} hint=${t('settings.hiddenHint')}
      on=${Boolean(cohort.hidden)} onChange=${hide.run} />
    <${Failure} error=${hide.error} />
    <${Pseudonym} cohort=${cohort} />`;
}

/** @param {{ cohort: Cohort }} props */
function Pseudonym({ cohort }) {
  const [name, setName] = useState(cohort.next_name ?? '');
  const [said, setSaid] = useState('');
  const { run, busy, error } = useAction(async (/** @type {string} */ next) => {
    setSaid('');
    const now = await post('/api/me/pseudonym', { cohort: cohort.id, name: next });
    const chosen = now.cohorts.find((/** @type {Cohort} */ c) => c.id === cohort.id)?.next_name ?? '';
    me.value = now;
    setName(chosen);
    setSaid(chosen ? t('settings.pseudonymSet', { name: chosen }) : t('settings.pseudonymBack', { name: cohort.as }));
  });
  const free = error?.fields?.suggestion;
  const wrong = error && ['bad_name', 'name_taken'].includes(error.code) ? say(error) : '';
  return html`<${Form} onSubmit=${() => run(name.trim())}>
    <${Field} id=${`name-${cohort.id}`} label=${t('settings.pseudonym', { cohort: cohort.name })} hint=${t('settings.pseudonymHint', { name: cohort.as })}
      value=${name} onValue=${setName} maxlength="80" wrong=${wrong} />
    ${free && html`<p><button type="button" class="ghost" onClick=${() => run(free)}>${free}</button></p>`}
    <${Failure} error=${wrong ? null : error} />
    <p class="actions"><${Button} type="submit" class="ghost" busy=${busy}>${t('settings.pseudonymKeep')}<//>
      <span class="note" role="status">${said}</span></p>
  <//>`;
}

/** @param {{ who: Me }} props */
export function OwnData({ who }) {
  const sure = useRef(/** @type {HTMLDialogElement | null} */ (null));
  return html`<${Group} id="data" title=${t('settings.data')}>
    <p class="quiet">${t('settings.dataLead')}</p>
    <p class="actions"><a class="ghost" href="/api/me/export" download>${t('settings.exportJSON')}</a>
      <a class="ghost" href="/api/me/export?format=csv" download>${t('settings.exportCSV')}</a></p>
    <p><button type="button" class="ghost danger" onClick=${() => sure.current?.showModal()}>${t('settings.delete')}</button></p>
    <${Sure} dialog=${sure} who=${who} />
  <//>`;
}

/** Asks for the name, so that nobody deletes by a slip. @param {{ dialog: { current: HTMLDialogElement | null }, who: Me }} props */
function Sure({ dialog, who }) {
  const [name, setName] = useState('');
  const { run, busy, error } = useAction(async () => {
    await remove('/api/me', { name: name.trim() });
    go('/deleted', { replace: true });
    me.value = null;
  });
  const differs = name.trim() !== who.name;
  return html`<dialog class="card sure" ref=${dialog} aria-labelledby="sure-delete">
    <h2 id="sure-delete">${t('settings.deleteTitle')}</h2>
    <p>${t('settings.deleteWhy')}</p>
    <${Form} onSubmit=${() => { if (!differs) run(); }}>
      <${Field} id="delete-name" label=${t('settings.deleteName', { name: who.name })} value=${name} onValue=${setName} />
      <${Failure} error=${error} />
      <p class="actions"><${Button} type="submit" class="button danger" busy=${busy || differs}>${t('settings.deleteYes')}<//>
        <button type="button" class="ghost" onClick=${() => dialog.current?.close()}>${t('settings.deleteNo')}</button></p>
    <//>
  </dialog>`;
}

/** What is left to say afterwards. */
export function Deleted() {
  return html`<${Top} /><main id="main" class="wrap narrow">
    <${Heading} title=${t('settings.deleted')}>${t('settings.deleted')}<//>
    <p class="lead">${t('settings.deletedLead')}</p>
    <p><a class="button" href="/">${t('app.home')}</a></p>
  </main>`;
}
