// The ways on from a debrief: again, a parallel form, the board, a picture.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { get } from '../api.js';
import { t } from '../words.js';
import { Keep } from './keep.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').Scenario} Scenario
 */

/** @param {{ debrief: Debrief, headline: string, onStart: (how: Record<string, unknown>) => void }} props */
export function Onward({ debrief, headline, onStart }) {
  const scenario = useScenario(debrief.scenario);
  const own = debrief.variant ?? '';
  const forms = [{ id: '', customer: scenario?.customer }, ...(scenario?.variants ?? [])].filter((form) => form.id !== own);
  return html`<section class="onward no-print" aria-labelledby="onward">
    <h2 id="onward">${t('debrief.next')}</h2>
    <p class="actions"><a class="button" href="/">${t('debrief.onward')}</a>
      ${scenario?.can_practise && html`<button type="button" class="ghost" onClick=${() => onStart({ variant: own || undefined })}>${t('debrief.fromStart')}</button>`}
      ${scenario?.can_practise && forms.map((form) => html`<button key=${form.id} type="button" class="ghost" onClick=${() => onStart({ variant: form.id || undefined })}>
        ${t('debrief.variant', { name: form.customer?.name ?? '' })}</button>`)}
      ${debrief.cohort && html`<a class="ghost" href=${`/board/${debrief.cohort}`}>${t('debrief.toBoard')}</a>`}
      <${Keep} debrief=${debrief} headline=${headline} /></p>
    ${scenario?.can_practise && forms.length > 0 && html`<p class="note">${t('debrief.variantHint')}</p>`}
  </section>`;
}

/**
 * The scenario as it can be played now; null while that is not known, or if it
 * is not in service.
 * @param {string} id
 */
function useScenario(id) {
  const [scenario, setScenario] = useState(/** @type {Scenario | null} */ (null));
  useEffect(() => {
    let current = true;
    get('/api/scenarios').then((/** @type {Scenario[]} */ all) => {
      if (current) setScenario(all.find((s) => s.id === id) ?? null);
    }, () => { /* then there is no way to begin again from here */ });
    return () => { current = false; };
  }, [id]);
  return scenario;
}
