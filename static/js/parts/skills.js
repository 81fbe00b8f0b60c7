// The skills that the replies exercised, and those that were offered there and
// passed by.

import { html } from 'htm/preact';
import { t } from '../words.js';

/** @typedef {import('../types.js').Debrief} Debrief */

/** @param {{ debrief: Debrief }} props */
export function Skills({ debrief }) {
  const used = new Map();
  const passed = new Map();
  for (const turn of debrief.turns) {
    for (const skill of turn.skills ?? []) note(used, skill, turn.seq);
    if (turn.kind) continue; // after a breath every reply is still there
    for (const other of turn.others ?? []) {
      for (const skill of other.skills ?? []) if (!turn.skills?.includes(skill)) note(passed, skill, turn.seq);
    }
  }
  const names = [...new Set([...used.keys(), ...passed.keys()])].sort();
  if (names.length === 0) return null;
  return html`<section class="exercised" aria-labelledby="exercised">
    <h2 id="exercised">${t('debrief.skills')}</h2>
    <p class="note">${t('debrief.skillsHint')}</p>
    <dl>${names.map((name) => html`<div key=${name}><dt>${t(`skill.${name}`)}</dt>
      <dd>${used.has(name) && html`<p><span class="small">${t('debrief.skillUsed')}</span> <${Places} seqs=${used.get(name)} /></p>`}
        ${passed.has(name) && html`<p class="quiet"><span class="small">${t('debrief.skillPassed')}</span> <${Places} seqs=${passed.get(name)} /></p>`}</dd></div>`)}</dl>
  </section>`;
}

/**
 * @param {Map<string, Set<number>>} places
 * @param {string} skill
 * @param {number} seq
 */
function note(places, skill, seq) {
  const seqs = places.get(skill) ?? new Set();
  places.set(skill, seqs.add(seq));
}

/** The turns, each a way to it. @param {{ seqs: Set<number> }} props */
function Places({ seqs }) {
  return html`<span class="places">${[...seqs].map((seq) => html`<a key=${seq} href=${`#turn-${seq}`} aria-label=${t('debrief.turn', { n: seq })}>${seq}</a>`)}</span>`;
}
