// How the customer's anger moved, turn by turn: as a picture whose turns lead
// to what was said there, and as a table.

import { html } from 'htm/preact';
import { score, shortName } from '../format.js';
import { t } from '../words.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 * @typedef {{ x: number, y: number, anger: number, turn?: DebriefTurn }} Point
 */

/** Of the drawing, so that its words stay readable on a phone. */
const WIDE = 1000;
const NARROW = 480;
const LEFT = 34;
const TOP = 34;
const DEEP = 222;

/** Where the bands begin, as the server draws the line. */
const BANDS = [['calm', 0], ['settling', 15], ['tense', 35], ['angry', 55], ['furious', 75]];

/** @param {number} mood */
const height = (mood) => DEEP - (mood / 100) * (DEEP - TOP);

/** @param {{ debrief: Debrief }} props */
export function MoodCurve({ debrief }) {
  const { turns, opening } = debrief;
  if (turns.length === 0) return null;
  const width = matchMedia('(max-width: 700px)').matches ? NARROW : WIDE;
  const step = (width - LEFT - 96) / turns.length;
  const points = [{ x: LEFT, y: height(opening.anger ?? 0), anger: opening.anger ?? 0 },
    ...turns.map((turn, i) => ({ x: LEFT + (i + 1) * step, y: height(turn.after.anger ?? 0), anger: turn.after.anger ?? 0, turn }))];
  const name = shortName(debrief.customer.name);
  const label = t('debrief.chart', { name, from: points[0].anger, to: points[points.length - 1].anger });
  return html`<section class="card curve" aria-labelledby="moved">
    <h2 id="moved">${t('debrief.moved', { name })}</h2>
    <p class="note">${t('debrief.upIs')} <span class="no-print">${t('debrief.pointsLead')}</span></p>
    <svg viewBox=${`0 0 ${width} ${turns.some((turn) => turn.checkin) ? DEEP + 56 : DEEP + 32}`} role="group" aria-label=${label}>
      <${Bands} width=${width} />
      <path class="under" d=${`${path(points)} V${DEEP} H${LEFT} Z`} />
      <path class="line" d=${path(points)} />
      ${points.map((point, i) => html`<${Mark} key=${i} point=${point} debrief=${debrief} roomy=${step > 44} last=${i === points.length - 1} />`)}
    </svg>
    <${Noted} turns=${turns} />
    <details class="no-print"><summary class="note">${t('debrief.chartTable')}</summary><${Table} debrief=${debrief} /></details>
  </section>`;
}

/** @param {Point[]} points */
function path(points) {
  return points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

/** What the heights mean, in words. @param {{ width: number }} props */
function Bands({ width }) {
  return html`<g aria-hidden="true">${BANDS.map(([band, from], i) => {
    const to = i + 1 < BANDS.length ? Number(BANDS[i + 1][1]) : 100;
    return html`<g key=${band} data-band=${band}>
      <line class="rule" x1="0" x2=${width} y1=${height(Number(from))} y2=${height(Number(from))} />
      <text class="band" x=${width - 2} y=${(height(Number(from)) + height(to)) / 2 + 5} text-anchor="end">${t(`band.${band}`)}</text></g>`;
  })}</g>`;
}

/**
 * @param {{ point: Point, debrief: Debrief, roomy: boolean, last: boolean }} props roomy: there is room for every figure
 */
function Mark({ point: { x, y, anger, turn }, debrief, roomy, last }) {
  const worst = turn && turn.seq === debrief.cost_most;
  const best = turn && turn.seq === debrief.best_moment;
  const named = roomy || worst || best || !turn || last;
  const dots = html`<circle class="near" cx=${x} cy=${y} r="16" /><circle class="dot" cx=${x} cy=${y} r=${worst || best ? 9 : 6} />`;
  const name = worst ? 'mark worst' : best ? 'mark best' : 'mark';
  return html`<g class=${name}>${turn ? html`<a href=${`#turn-${turn.seq}`} aria-label=${t('debrief.mark', { n: turn.seq, anger })}>${dots}</a>` : dots}
    <g aria-hidden="true">${named && html`<text x=${x} y=${y - 15} text-anchor="middle">${anger}</text>
      <text class="axis" x=${x} y=${DEEP + 22} text-anchor="middle">${turn ? turn.seq : t('debrief.start')}</text>`}
      ${turn?.checkin && html`<text class="felt" x=${x} y=${DEEP + 46} text-anchor="middle">${t(`feeling.${turn.checkin.feeling}`)}</text>`}</g></g>`;
}

/** The check-ins, in words beside the curve. @param {{ turns: DebriefTurn[] }} props */
function Noted({ turns }) {
  const noted = turns.filter((turn) => turn.checkin);
  if (noted.length === 0) return null;
  return html`<p class="note">${t('debrief.noted')} ${noted.map((turn) =>
    t('debrief.notedAt', { n: turn.seq, feeling: t(`feeling.${turn.checkin?.feeling}`) })).join(', ')}.</p>`;
}

/** @param {{ debrief: Debrief }} props */
function Table({ debrief }) {
  return html`<table class="compact"><thead><tr><th>${t('debrief.table.turn')}</th><th class="n">${t('debrief.table.anger')}</th><th class="n">${t('debrief.table.cost')}</th></tr></thead>
    <tbody><tr><td>${t('debrief.start')}</td><td class="n">${debrief.opening.anger ?? 0}</td><td class="n">\u2013</td></tr>
    ${debrief.turns.map((turn) => html`<tr key=${turn.seq}><td>${turn.seq}</td><td class="n">${turn.after.anger ?? 0}</td>
      <td class="n">${turn.regret ? score(turn.regret.overall) : '\u2013'}</td></tr>`)}</tbody></table>`;
}
