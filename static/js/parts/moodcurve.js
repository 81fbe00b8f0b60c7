// How calm the water was: the anger turn by turn, as a picture and as a table.

import { html } from 'htm/preact';
import { score, shortName } from '../format.js';
import { t } from '../words.js';

/** Of the drawing, so that its words stay readable on a phone. */
const WIDE = 1000;
const NARROW = 480;
const HEIGHT = 230;
const LEFT = 30;
const TOP = 34;
const DEEP = 200;

/** @param {{ debrief: import('../types.js').Debrief }} props */
export function MoodCurve({ debrief }) {
  const { turns, opening, customer } = debrief;
  if (turns.length === 0) return null;
  const angers = [opening.anger ?? 0, ...turns.map((turn) => turn.after.anger ?? 0)];
  const width = matchMedia('(max-width: 700px)').matches ? NARROW : WIDE;
  const step = (width - 2 * LEFT) / (angers.length - 1);
  const points = angers.map((anger, i) => ({ x: LEFT + i * step, y: DEEP - (anger / 100) * (DEEP - TOP), anger, turn: turns[i - 1] }));
  const line = points.map((p, i) => `${i ? 'L' : 'M'}${p.x.toFixed(1)},${p.y.toFixed(1)}`).join(' ');
  const rises = turns.filter((turn) => turn.after.anger > turn.before.anger).map((turn) => turn.seq);
  return html`<section class="card curve" aria-labelledby="water">
    <h2 id="water">${t('debrief.water')}</h2>
    <svg viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-label=${t('debrief.chart', { name: shortName(customer.name), from: angers[0], to: angers[angers.length - 1] })}>
      ${[0, 50, 100].map((n) => html`<line key=${n} class="rule" x1="0" x2=${width} y1=${DEEP - n * (DEEP - TOP) / 100} y2=${DEEP - n * (DEEP - TOP) / 100} />`)}
      <path class="under" d=${`${line} L${points[points.length - 1].x},${DEEP} L${LEFT},${DEEP} Z`} />
      <path class="line" d=${line} />
      ${points.map((p, i) => html`<${Mark} key=${i} point=${p} debrief=${debrief} i=${i} roomy=${step > 44} last=${i === points.length - 1} />`)}
    </svg>
    <p class="note">${t('debrief.lower')}${rises.length > 0 && t('debrief.rises', { n: rises.length, turns: rises })}</p>
    <details class="no-print"><summary class="note">${t('debrief.chartTable')}</summary><${Table} debrief=${debrief} angers=${angers} /></details>
  </section>`;
}

/**
 * @param {{ point: { x: number, y: number, anger: number, turn?: import('../types.js').DebriefTurn }, debrief: import('../types.js').Debrief,
 *   i: number, roomy: boolean, last: boolean }} props roomy: there is room for every figure
 */
function Mark({ point: { x, y, anger, turn }, debrief, i, roomy, last }) {
  const worst = turn && turn.seq === debrief.cost_most;
  const best = turn && turn.seq === debrief.best_moment;
  const name = worst ? 'mark worst' : best ? 'mark best' : 'mark';
  const named = roomy || worst || best || i === 0 || last;
  return html`<g class=${name}><circle cx=${x} cy=${y} r=${worst || best ? 9 : 6} />
    ${named && html`<text x=${x} y=${y - 15} text-anchor="middle">${anger}</text>
    <text class="axis" x=${x} y=${HEIGHT - 8} text-anchor="middle">${i === 0 ? t('debrief.start') : turn?.seq}</text>`}</g>`;
}

/** @param {{ debrief: import('../types.js').Debrief, angers: number[] }} props */
function Table({ debrief, angers }) {
  return html`<table class="compact"><thead><tr><th>${t('debrief.table.turn')}</th><th class="n">${t('debrief.table.anger')}</th><th class="n">${t('debrief.table.behind')}</th></tr></thead>
    <tbody><tr><td>${t('debrief.start')}</td><td class="n">${angers[0]}</td><td class="n">\u2013</td></tr>
    ${debrief.turns.map((turn) => html`<tr key=${turn.seq}><td>${turn.seq}</td><td class="n">${turn.after.anger ?? 0}</td>
      <td class="n">${turn.regret ? score(turn.regret.overall) : '\u2013'}</td></tr>`)}</tbody></table>`;
}
