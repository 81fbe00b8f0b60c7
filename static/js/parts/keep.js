// A picture of what it came to, to keep or to show: made here, by the
// trainee's own act, and without a name unless it is wanted.

import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { date, score } from '../format.js';
import { me } from '../session.js';
import { t } from '../words.js';
import { asPNG, drawing } from '../picture.js';

/** @typedef {import('../types.js').Debrief} Debrief */

/** @param {{ debrief: Debrief, headline: string }} props */
export function Keep({ debrief, headline }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [named, setNamed] = useState(false);
  if (debrief.state === 'void') return null;
  const svg = drawing({
    house: t('app.name'), title: debrief.title, headline,
    scores: [['overall', debrief.scores.overall], ...PARTS.map((id) => [id, debrief.scores[id]])].map(([id, value]) =>
      ({ name: id === 'overall' ? t('debrief.overall') : t(`dimension.${id}`), value: typeof value === 'number' ? score(value) : '\u2013' })),
    foot: [named && me.value?.name, date(debrief.finished)].filter(Boolean).join(' \u00b7 '),
    band: debrief.turns.at(-1)?.band ?? 'calm',
  });
  return html`<button type="button" class="ghost" onClick=${() => dialog.current?.showModal()}>${t('debrief.keep')}</button>
    <dialog class="keep card" ref=${dialog} aria-labelledby="keep">
      <h2 id="keep">${t('debrief.keep')}</h2>
      <p class="note">${t('debrief.keepHint')}</p>
      <img src=${`data:image/svg+xml,${encodeURIComponent(svg)}`} alt=${t('debrief.keepAlt', { title: debrief.title, headline })} width="1200" height="630" />
      <label class="check"><input type="checkbox" checked=${named} onChange=${(/** @type {Event} */ e) => setNamed(/** @type {HTMLInputElement} */ (e.target).checked)} />
        <span>${t('debrief.keepName', { name: me.value?.name ?? '' })}</span></label>
      <p class="actions"><button type="button" class="button" onClick=${() => save(svg, `even-keel-${debrief.scenario}.png`)}>${t('debrief.keepSave')}</button>
        <button type="button" class="ghost" onClick=${() => dialog.current?.close()}>${t('debrief.keepClose')}</button></p>
    </dialog>`;
}

const PARTS = /** @type {const} */ (['empathy', 'composure', 'resolution']);

/**
 * @param {string} svg
 * @param {string} name of the file
 */
async function save(svg, name) {
  const address = URL.createObjectURL(await asPNG(svg));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
