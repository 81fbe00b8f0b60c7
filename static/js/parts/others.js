// What the other replies would have done, at that very moment: the best first.

import { html } from 'htm/preact';
import { score } from '../format.js';
import { t } from '../words.js';
import { quote } from './quote.js';
import { DIMENSIONS, Effects } from './effects.js';

/**
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 * @typedef {import('../types.js').Other} Other
 */

/** @param {{ turn: DebriefTurn, to: string, name: string, language: string, open: boolean }} props to: where the reply given led; name: the customer's */
export function Others({ turn, to, name, language, open }) {
  const named = (/** @type {Other} */ other) => (other.choice === turn.better?.choice ? -1 : 0);
  const others = [...(turn.others ?? [])].sort((a, b) => named(a) - named(b) || lost(a) - lost(b));
  if (others.length === 0) return null;
  return html`<details class="others" open=${open}><summary class="note">${t('debrief.others', { n: others.length })}</summary>
    <ul>${others.map((other) => html`<li key=${other.choice}>
      <p class="said">${other.kind ? t('debrief.breath') : html`<span lang=${language}>${quote(other.text)}</span>`} <${Compared} other=${other} turn=${turn} /></p>
      <${Effects} before=${turn.before} after=${other.after} points=${other.points} />
      <p class="answer">${t('debrief.wouldSay', { name })} <span class="serif" lang=${language}>${quote(other.customer_says)}</span></p>
      <p class="small"><span lang=${language}>${other.because}</span> ${other.repeated && t('debrief.repeated')} ${isDetour(other, others) && t('debrief.detour')} ${leads(other, to, name)}</p>
    </li>`)}</ul></details>`;
}

/** What a reply leaves behind; of one that says nothing of it, as where it leads to no end, the most. @param {Other} other */
function lost(other) {
  return other.regret?.overall ?? Number.MAX_VALUE;
}

/**
 * Whether a reply takes points itself, and yet is better than one that does
 * not: by what comes later.
 * @param {Other} other
 * @param {Other[]} others
 */
function isDetour(other, others) {
  const own = (/** @type {Other} */ o) => DIMENSIONS.reduce((sum, id) => sum + o.points[id], 0);
  return own(other) < 0 && others.some((o) => !o.kind && own(o) >= 0 && o.regret && o.regret.overall > lost(other) + 0.05);
}

/** How much better or worse than the reply that was given. @param {{ other: Other, turn: DebriefTurn }} props */
function Compared({ other, turn }) {
  if (!other.regret || !turn.regret) return null;
  const gain = turn.regret.overall - other.regret.overall;
  if (Math.abs(gain) < 0.05) return html`<span class="compared">${t('debrief.asGood')}</span>`;
  return gain > 0 ? html`<span class="compared ok">${t('debrief.betterBy', { score: score(gain) })}</span>`
    : html`<span class="compared bad">${t('debrief.worseBy', { score: score(-gain) })}</span>`;
}

/**
 * @param {Other} other
 * @param {string} to
 * @param {string} name
 */
function leads(other, to, name) {
  if (other.relationship) return t('debrief.wouldEnd', { became: t(`debrief.became.${other.relationship}`, { name }) });
  return other.node === to ? t('debrief.sameWay') : '';
}
