// How scores went, attempt by attempt: a small picture for each dimension, and
// all of them in a table.

import { html } from 'htm/preact';
import { score, shortDate } from '../format.js';
import { t } from '../words.js';

/**
 * @typedef {import('../types.js').Point} Point
 * @typedef {'overall' | import('../types.js').Dimension} Line
 */

const LINES = /** @type {Line[]} */ (['overall', 'empathy', 'composure', 'resolution']);
const LATEST = 30;
const WIDTH = 320;
const HEIGHT = 110;
const EDGE = 9;

/** @param {{ trend: Point[] }} props */
export function Trend({ trend }) {
  const shown = trend.slice(-LATEST);
  return html`<div class="trends">${LINES.map((line) => html`<${Small} key=${line} line=${line} points=${shown} />`)}</div>
    <p class="note">${t('progress.trendHint')}</p>
    <details class="no-print"><summary class="note">${t('progress.trendTable')}</summary><${TrendTable} trend=${shown} /></details>`;
}

/** What a line is called. @param {Line} line */
const called = (line) => (line === 'overall' ? t('progress.overall') : t(`dimension.${line}`));

/** @param {{ line: Line, points: Point[] }} props */
function Small({ line, points }) {
  const seen = points.flatMap((p) => { const value = p.scores[line]; return typeof value === 'number' ? [{ value, ranked: p.mode === 'ranked' }] : []; });
  if (seen.length === 0) return null;
  const step = (WIDTH - 2 * EDGE) / Math.max(1, seen.length - 1);
  const dots = seen.map((p, i) => ({ ...p, x: EDGE + i * step, y: HEIGHT - EDGE - (p.value / 100) * (HEIGHT - 2 * EDGE) }));
  const first = score(seen[0].value);
  const last = score(seen[seen.length - 1].value);
  const words = seen.length === 1 ? t('progress.once', { score: first }) : t('progress.fromTo', { first, last, n: seen.length });
  return html`<figure class=${`trend ${line}`}>
    <figcaption><b>${called(line)}</b> <span class="quiet">${words}</span></figcaption>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${`${called(line)}: ${words}`}>
      ${[0, 50, 100].map((n) => html`<line key=${n} class="rule" x1="0" x2=${WIDTH} y1=${HEIGHT - EDGE - n * (HEIGHT - 2 * EDGE) / 100} y2=${HEIGHT - EDGE - n * (HEIGHT - 2 * EDGE) / 100} />`)}
      <polyline class="line" points=${dots.map((d) => `${d.x.toFixed(1)},${d.y.toFixed(1)}`).join(' ')} />
      ${dots.map((d, i) => html`<circle key=${i} class=${d.ranked ? 'ranked' : ''} cx=${d.x} cy=${d.y} r=${i === dots.length - 1 ? 6 : 4} />`)}
    </svg></figure>`;
}

/** @param {{ trend: Point[] }} props */
export function TrendTable({ trend }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('progress.tableOf', { of: t('progress.trend') })}><table class="compact"><thead><tr><th>${t('home.table.scenario')}</th><th>${t('home.table.when')}</th><th>${t('home.table.mode')}</th>
      ${LINES.map((line) => html`<th class="n" key=${line}>${called(line)}</th>`)}</tr></thead>
    <tbody>${trend.toReversed().map((p) => html`<tr key=${p.attempt}><td><a href=${`/debrief/${p.attempt}`}>${p.title}</a><${Form} of=${p} /></td><td>${shortDate(p.finished)}</td><td>${t(`mode.${p.mode}`)}</td>
      ${LINES.map((line) => { const value = p.scores[line]; return html`<td class="n" key=${line}>${typeof value === 'number' ? score(value) : '\u2013'}</td>`; })}</tr>`)}</tbody></table></div>`;
}

/** Says that it was a parallel form. @param {{ of: Point }} props */
export function Form({ of }) {
  return of.variant ? html` <span class="small">${t('progress.form', { form: of.variant })}</span>` : null;
}
