// The reply that cost most and the best one, before anything else.

import { html } from 'htm/preact';
import { score } from '../format.js';
import { t } from '../words.js';
import { quote } from './quote.js';
import { Effects } from './effects.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 */

/** @param {{ debrief: Debrief, onAgain: ((seq: number) => void) | null }} props */
export function Moments({ debrief, onAgain }) {
  const cost = debrief.turns.find((turn) => turn.seq === debrief.cost_most);
  const best = debrief.turns.find((turn) => turn.seq === debrief.best_moment);
  if (!cost && !best) return null;
  return html`<section class="moments" aria-label=${t('debrief.moments')}>
    ${cost && html`<article class="card"><h2 class="cap bad">${t('debrief.costMost', { turn: cost.seq, score: score(cost.regret?.overall ?? 0) })}</h2>
      <${Done} turn=${cost} language=${debrief.language} />
      ${cost.better && html`<p class="instead"><b>${cost.better.kind ? t('debrief.before') : t('debrief.instead')}</b> <${Better} better=${cost.better} /></p>`}
      <p class="actions">${onAgain && html`<button type="button" class="ghost no-print" onClick=${() => onAgain(cost.seq)}>${t('debrief.again')}</button>`}
        <a class="plain no-print" href=${`#turn-${cost.seq}`}>${t('debrief.toTurn', { n: cost.seq })}</a></p></article>`}
    ${best && html`<article class="card"><h2 class="cap ok">${t('debrief.bestMoment', { turn: best.seq })}</h2>
      <${Done} turn=${best} language=${debrief.language} />
      <p class="actions"><a class="plain no-print" href=${`#turn-${best.seq}`}>${t('debrief.toTurn', { n: best.seq })}</a></p></article>`}
  </section>`;
}

/** What was done, what it did, and why. A breath is nothing said. @param {{ turn: DebriefTurn, language: string }} props */
function Done({ turn, language }) {
  return html`${turn.kind
    ? html`<p class="breath serif">${t('debrief.breathed')}</p>`
    : html`<blockquote lang=${language}>${quote(turn.said.text)}</blockquote>`}
    ${turn.because ? html`<p class="quiet" lang=${language}>${turn.because}</p>` : turn.kind && html`<p class="quiet">${t('debrief.breathWhy')}</p>`}
    <${Effects} before=${turn.before} after=${turn.after} points=${turn.points} />`;
}

/** A breath has no reason of the trainer's, and no words to put in quotes. @param {{ better: import('../types.js').Better }} props */
function Better({ better }) {
  if (better.kind) return html`${better.text} <span class="quiet">${better.because || t('debrief.breathFirst')}</span>`;
  return html`${quote(better.text)} <span class="quiet">${better.because}</span>`;
}
