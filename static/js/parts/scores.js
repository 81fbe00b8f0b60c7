// The scores: a gauge of water for each, the number, and what it means.

import { html } from 'htm/preact';
import { score } from '../format.js';
import { t } from '../words.js';
import { DIMENSIONS } from './effects.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').Dimension} Dimension
 */

/** @param {{ debrief: Debrief }} props */
export function Scores({ debrief }) {
  return html`<section class="scores" aria-labelledby="scores">
    <h2 id="scores">${t('debrief.scores')}</h2>
    <${Overall} debrief=${debrief} />
    ${DIMENSIONS.map((dimension) => html`<${Score} key=${dimension} debrief=${debrief} dimension=${dimension} />`)}
  </section>`;
}

/** @param {{ debrief: Debrief }} props */
function Overall({ debrief }) {
  const { scores, best_score: best } = debrief;
  const from = debrief.turns[0]?.seq ?? 1;
  const notes = [
    debrief.mode === 'ranked' ? t('debrief.ranked') : t('debrief.practice'),
    from > 1 ? t('debrief.takenUp', { turn: from }) : typeof best === 'number' && t(best < 99.95 ? 'debrief.bestOfPaths' : 'debrief.best', { score: score(best) }),
    debrief.untimed && t('debrief.untimed'), debrief.rehearsed && t('debrief.rehearsed'), scores.approx && t('debrief.approx'),
  ].filter(Boolean);
  const scored = typeof scores.overall === 'number';
  return html`<div class="card main"><h3>${t('debrief.overall')}</h3><p class="number">${scored ? score(scores.overall ?? 0) : '\u2013'}</p>
    <p class="word">${scored ? '' : `${t('debrief.notScored')}. `}${notes.join(' ')}</p></div>`;
}

/** @param {{ debrief: Debrief, dimension: Dimension }} props */
function Score({ debrief, dimension }) {
  const value = debrief.scores[dimension];
  const name = html`<h3>${t(`dimension.${dimension}`)}</h3>`;
  if (typeof value !== 'number') {
    return html`<div class="card">${name}<p class="number none">${t('debrief.notScored')}</p><p class="word">${t('debrief.notScoredWhy')}</p></div>`;
  }
  const level = value >= 80 ? 3 : value >= 60 ? 2 : value >= 35 ? 1 : 0;
  return html`<div class="card gauged"><${Gauge} value=${value} /><div>${name}<p class="number">${score(value)}</p>
    <p class="word">${t(`debrief.words.${dimension}.${level}`)}</p>
    <p class="small">${why(debrief, dimension)} ${t('debrief.weighs', { n: weight(debrief, dimension) })}</p></div></div>`;
}

/**
 * Where the points went that are missing.
 * @param {Debrief} debrief
 * @param {Dimension} dimension
 */
function why({ turns }, dimension) {
  const lost = turns.map((turn) => ({ seq: turn.seq, n: turn.regret?.[dimension] ?? 0 })).filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  if (!turns.some((turn) => turn.regret)) return '';
  const n = lost.reduce((sum, turn) => sum + turn.n, 0);
  if (lost.length === 1 || n < 2) return t('debrief.lostAt', { n, turn: lost[0]?.seq ?? 0 });
  return t('debrief.lostMost', { n, most: lost[0].n, turn: lost[0].seq });
}

/**
 * How much of the overall score a dimension is, in percent.
 * @param {Debrief} debrief
 * @param {Dimension} dimension
 */
function weight({ scores, weights }, dimension) {
  const all = DIMENSIONS.filter((id) => typeof scores[id] === 'number').reduce((sum, id) => sum + weights[id], 0);
  return all > 0 ? Math.round((100 * weights[dimension]) / all) : 0;
}

/** Water in a glass, as high as the score. @param {{ value: number }} props */
function Gauge({ value }) {
  const top = 112 - value;
  const wave = `M2,${top} q5,-4 10,0 t10,0 t10,0 t10,0 V114 a6,6 0 0 1 -6,6 H8 a6,6 0 0 1 -6,-6 Z`;
  return html`<svg class="gauge" viewBox="0 0 54 124" aria-hidden="true">
    <path class="water" d=${wave} />
    <rect class="glass" x="2" y="4" width="40" height="116" rx="7" />
    ${[0, 25, 50, 75, 100].map((n) => html`<line key=${n} class="tick" x1="43" x2=${n % 50 ? 47 : 51} y1=${112 - n} y2=${112 - n} />`)}
  </svg>`;
}
