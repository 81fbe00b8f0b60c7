// What it came to: sentences first, then numbers, then every turn.

import { html } from 'htm/preact';
import { date, score } from '../format.js';
import { me } from '../session.js';
import { words } from '../words.js';
import { useAction } from '../parts/form.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Failure, Notice } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { MoodCurve } from '../parts/moodcurve.js';
import { Top } from '../parts/top.js';
import { BetterReply, Turns } from '../parts/turns.js';
import { startAttempt } from './home.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 * @typedef {import('../types.js').Dimension} Dimension
 */

const DIMENSIONS = /** @type {Dimension[]} */ (['empathy', 'composure', 'resolution']);

/** @param {{ attempt: string }} props */
export function DebriefScreen({ attempt }) {
  const { data, error, again } = useLoaded(`/api/attempts/${encodeURIComponent(attempt)}`);
  const unfinished = data && (data.state === 'open' || !data.turns);
  const missing = unfinished || (error && error.code !== 'offline' && error.code !== 'internal');
  return html`<${Top} mid=${data?.title && `${words.debrief.title} \u00b7 ${data.title}`}>
      <a class="plain" href="/">${words.toHome}</a>
      <button type="button" class="ghost no-print" onClick=${() => print()}>${words.debrief.print}</button>
    <//>
    <main id="main" class="wrap debrief">
      ${missing ? html`<${Missing} attempt=${attempt} />` : data ? html`<${Told} debrief=${data} />` : html`<${NotYet} error=${error} again=${again} />`}
    </main>`;
}

/** @param {{ attempt: string }} props */
function Missing({ attempt }) {
  return html`<${Heading} title=${words.debrief.title}>${words.notFound.title}<//><p class="lead">${words.debrief.missing}</p>
    <p class="actions"><a class="button" href=${`/play/${attempt}`}>${words.debrief.goOn}</a><a class="ghost" href="/">${words.toHome}</a></p>`;
}

/** @param {{ debrief: Debrief }} props */
function Told({ debrief }) {
  const again = useAction((/** @type {number} */ seq) =>
    startAttempt({ type: 'start', mode: 'practice', scenario: debrief.scenario, from: { attempt: debrief.attempt, seq } }));
  const onAgain = debrief.can_try_again ? (/** @type {number} */ seq) => again.run(seq) : null;
  const { customer, ending } = debrief;
  const over = debrief.state !== 'void';
  return html`
    <header class="told">
      <div>
        <p class="on-paper small">${[words.name, debrief.title, me.value?.name, date(debrief.finished)].join(' \u00b7 ')}</p>
        <${Heading} title=${`${words.debrief.title}: ${debrief.title}`}>${over
          ? words.debrief.headline(customer.name, ending.outcome, ending.relationship) : words.debrief.voidTitle}<//>
        <p class="lead">${debrief.turns.length > 0 && summary(debrief)}</p>
        ${ending.lesson && html`<p class="lesson"><b>${words.debrief.lesson}.</b> ${ending.lesson}</p>`}
        ${!over && html`<${Notice} kind="bad">${words.debrief.void}<//>`}
      </div>
      <div class="told-face weather" data-band=${debrief.turns.at(-1)?.band ?? 'calm'}><img src=${customer.face} alt="" width="820" height="960" /></div>
    </header>
    <${Failure} error=${again.error} />
    <${Moments} debrief=${debrief} onAgain=${onAgain} />
    <${Scores} debrief=${debrief} />
    <${MoodCurve} debrief=${debrief} />
    <${Turns} debrief=${debrief} onAgain=${onAgain} />
    <p class="actions no-print"><a class="button" href="/">${words.debrief.onward}</a>
      ${debrief.cohort && html`<a class="ghost" href=${`/board/${debrief.cohort}`}>${words.debrief.toBoard}</a>`}</p>`;
}

/** The conversation in two sentences, from its figures. @param {Debrief} debrief */
function summary(debrief) {
  const { opening, turns } = debrief;
  const from = opening.anger ?? 0;
  const to = turns.at(-1)?.after.anger ?? from;
  const d = words.debrief;
  const went = to < from ? d.fell(from, to) : to > from ? d.rose(from, to) : d.held(from);
  const rises = turns.filter((t) => t.after.anger > t.before.anger).sort((a, b) => (b.after.anger - b.before.anger) - (a.after.anger - a.before.anger));
  return `${went}${d.peaks(rises.map((t) => t.seq))} ${behind(turns)}`.trim();
}

/** @param {DebriefTurn[]} turns */
function behind(turns) {
  const costs = turns.filter((t) => t.regret).map((t) => ({ seq: t.seq, cost: t.regret?.overall ?? 0 })).filter((c) => c.cost >= 0.05);
  if (!turns.some((t) => t.regret)) return '';
  if (costs.length === 0) return words.debrief.flawless;
  costs.sort((a, b) => b.cost - a.cost);
  const rest = costs.slice(1).reduce((sum, c) => sum + c.cost, 0);
  return costs[0].cost > rest ? words.debrief.oneReply(costs[0].seq) : words.debrief.spread(costs.length);
}

/** @param {{ debrief: Debrief, onAgain: ((seq: number) => void) | null }} props */
function Moments({ debrief, onAgain }) {
  const cost = debrief.turns.find((t) => t.seq === debrief.cost_most);
  const best = debrief.turns.find((t) => t.seq === debrief.best_moment);
  if (!cost && !best) return null;
  return html`<section class="moments">
    ${cost && html`<article class="card"><h2 class="cap bad">${words.debrief.cost(cost.seq, cost.regret?.overall ?? 0)}</h2>
      <blockquote>\u201c${cost.said.text}\u201d</blockquote>
      <p class="quiet">${cost.because}</p>
      ${cost.better && html`<p class="instead"><b>${cost.better.kind ? words.debrief.before : words.debrief.instead}</b> <${BetterReply} better=${cost.better} /></p>`}
      ${onAgain && html`<p><button type="button" class="ghost no-print" onClick=${() => onAgain(cost.seq)}>${words.debrief.again}</button></p>`}</article>`}
    ${best && html`<article class="card"><h2 class="cap ok">${words.debrief.bestMoment(best.seq)}</h2>
      <blockquote>\u201c${best.said.text}\u201d</blockquote><p class="quiet">${best.because}</p></article>`}
  </section>`;
}

/** @param {{ debrief: Debrief }} props */
function Scores({ debrief }) {
  const { scores, best_score: best } = debrief;
  const d = words.debrief;
  const from = debrief.turns[0]?.seq ?? 1;
  const marks = [debrief.mode === 'ranked' ? d.ranked : d.practice, from > 1 ? d.takenUp(from) : typeof best === 'number' && d.best(best), debrief.untimed && d.untimed,
    debrief.rehearsed && d.rehearsed, scores.approx && d.approx].filter(Boolean);
  return html`<section class="scores" aria-label=${words.boards.table.score}>
    <div class="card main"><h3>${d.overall}</h3><p class="number">${typeof scores.overall === 'number' ? score(scores.overall) : '\u2013'}</p>
      <p class="word">${typeof scores.overall === 'number' ? '' : `${d.notScored}. `}${marks.join(' ')}</p></div>
    ${DIMENSIONS.map((dimension) => html`<${Score} key=${dimension} dimension=${dimension} value=${scores[dimension]} />`)}
  </section>`;
}

/** @param {{ dimension: Dimension, value: number | null }} props */
function Score({ dimension, value }) {
  const name = html`<h3>${words.dimension[dimension]}</h3>`;
  if (typeof value !== 'number') {
    return html`<div class="card">${name}<p class="number none">${words.debrief.notScored}</p><p class="word">${words.debrief.notScoredWhy}</p></div>`;
  }
  const level = value >= 80 ? 3 : value >= 60 ? 2 : value >= 35 ? 1 : 0;
  return html`<div class="card">${name}<p class="number">${score(value)}</p><p class="word">${words.debrief.words[dimension][level]}</p>
    <span class="bar" aria-hidden="true"><i style=${{ transform: `scaleX(${value / 100})` }}></i></span></div>`;
}

