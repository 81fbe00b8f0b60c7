// What it came to: sentences first, then numbers, then every turn.

import { html } from 'htm/preact';
import { date, score, shortName } from '../format.js';
import { me } from '../session.js';
import { t } from '../words.js';
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
  return html`<${Top} mid=${data?.title && `${t('debrief.title')} \u00b7 ${data.title}`}>
      <a class="plain" href="/">${t('app.home')}</a>
      <button type="button" class="ghost no-print" onClick=${() => print()}>${t('debrief.print')}</button>
    <//>
    <main id="main" class="wrap debrief">
      ${missing ? html`<${Missing} attempt=${attempt} />` : data ? html`<${Told} debrief=${data} />` : html`<${NotYet} error=${error} again=${again} />`}
    </main>`;
}

/** @param {{ attempt: string }} props */
function Missing({ attempt }) {
  return html`<${Heading} title=${t('debrief.title')}>${t('notFound.title')}<//><p class="lead">${t('debrief.missing')}</p>
    <p class="actions"><a class="button" href=${`/play/${attempt}`}>${t('debrief.goOn')}</a><a class="ghost" href="/">${t('app.home')}</a></p>`;
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
        <p class="on-paper small">${[t('app.name'), debrief.title, me.value?.name, date(debrief.finished)].join(' \u00b7 ')}</p>
        <${Heading} title=${`${t('debrief.title')}: ${debrief.title}`}>${over
          ? headline(shortName(customer.name), ending) : t('debrief.voidTitle')}<//>
        <p class="lead">${debrief.turns.length > 0 && summary(debrief)}</p>
        ${ending.lesson && html`<p class="lesson"><b>${t('debrief.lesson')}.</b> ${ending.lesson}</p>`}
        ${!over && html`<${Notice} kind="bad">${t('debrief.void')}<//>`}
      </div>
      <div class="told-face weather" data-band=${debrief.turns.at(-1)?.band ?? 'calm'}><img src=${customer.face} alt="" width="820" height="960" /></div>
    </header>
    <${Failure} error=${again.error} />
    <${Moments} debrief=${debrief} onAgain=${onAgain} />
    <${Scores} debrief=${debrief} />
    <${MoodCurve} debrief=${debrief} />
    <${Turns} debrief=${debrief} onAgain=${onAgain} />
    <p class="actions no-print"><a class="button" href="/">${t('debrief.onward')}</a>
      ${debrief.cohort && html`<a class="ghost" href=${`/board/${debrief.cohort}`}>${t('debrief.toBoard')}</a>`}</p>`;
}

/**
 * What came of it, and what became of the customer, in one sentence.
 * @param {string} name
 * @param {Debrief['ending']} ending
 */
function headline(name, { outcome, relationship }) {
  const glad = relationship === 'recommends' || relationship === 'stays';
  const good = outcome === 'resolved' || outcome === 'recovered';
  const link = good === glad ? 'debrief.link.and' : good ? 'debrief.link.but' : 'debrief.link.yet';
  return t('debrief.headline', { what: t(`debrief.what.${outcome}`), link: t(link), became: t(`debrief.became.${relationship}`, { name }) });
}

/** The conversation in two sentences, from its figures. @param {Debrief} debrief */
function summary(debrief) {
  const { opening, turns } = debrief;
  const from = opening.anger ?? 0;
  const to = turns.at(-1)?.after.anger ?? from;
  const went = to < from ? t('debrief.fell', { from, to }) : to > from ? t('debrief.rose', { from, to }) : t('debrief.held', { from });
  const rises = turns.filter((turn) => turn.after.anger > turn.before.anger).sort((a, b) => (b.after.anger - b.before.anger) - (a.after.anger - a.before.anger));
  return `${went}${t('debrief.peaks', { n: rises.length, turn: rises[0]?.seq ?? 0 })} ${behind(turns)}`.trim();
}

/** @param {DebriefTurn[]} turns */
function behind(turns) {
  const costs = turns.filter((turn) => turn.regret).map((turn) => ({ seq: turn.seq, cost: turn.regret?.overall ?? 0 })).filter((c) => c.cost >= 0.05);
  if (!turns.some((turn) => turn.regret)) return '';
  if (costs.length === 0) return t('debrief.flawless');
  costs.sort((a, b) => b.cost - a.cost);
  const rest = costs.slice(1).reduce((sum, c) => sum + c.cost, 0);
  return costs[0].cost > rest ? t('debrief.oneReply', { turn: costs[0].seq }) : t('debrief.spread', { n: costs.length });
}

/** @param {{ debrief: Debrief, onAgain: ((seq: number) => void) | null }} props */
function Moments({ debrief, onAgain }) {
  const cost = debrief.turns.find((turn) => turn.seq === debrief.cost_most);
  const best = debrief.turns.find((turn) => turn.seq === debrief.best_moment);
  if (!cost && !best) return null;
  return html`<section class="moments">
    ${cost && html`<article class="card"><h2 class="cap bad">${t('debrief.cost', { turn: cost.seq, score: score(cost.regret?.overall ?? 0) })}</h2>
      <blockquote>${t('app.quote', { text: cost.said.text })}</blockquote>
      <p class="quiet">${cost.because}</p>
      ${cost.better && html`<p class="instead"><b>${cost.better.kind ? t('debrief.before') : t('debrief.instead')}</b> <${BetterReply} better=${cost.better} /></p>`}
      ${onAgain && html`<p><button type="button" class="ghost no-print" onClick=${() => onAgain(cost.seq)}>${t('debrief.again')}</button></p>`}</article>`}
    ${best && html`<article class="card"><h2 class="cap ok">${t('debrief.bestMoment', { turn: best.seq })}</h2>
      <blockquote>${t('app.quote', { text: best.said.text })}</blockquote><p class="quiet">${best.because}</p></article>`}
  </section>`;
}

/** @param {{ debrief: Debrief }} props */
function Scores({ debrief }) {
  const { scores, best_score: best } = debrief;
  const from = debrief.turns[0]?.seq ?? 1;
  const marks = [debrief.mode === 'ranked' ? t('debrief.ranked') : t('debrief.practice'), from > 1 ? t('debrief.takenUp', { turn: from }) : typeof best === 'number' && t(best < 99.95 ? 'debrief.bestOfPaths' : 'debrief.best', { score: score(best) }), debrief.untimed && t('debrief.untimed'),
    debrief.rehearsed && t('debrief.rehearsed'), scores.approx && t('debrief.approx')].filter(Boolean);
  return html`<section class="scores" aria-label=${t('debrief.score')}>
    <div class="card main"><h3>${t('debrief.overall')}</h3><p class="number">${typeof scores.overall === 'number' ? score(scores.overall) : '\u2013'}</p>
      <p class="word">${typeof scores.overall === 'number' ? '' : `${t('debrief.notScored')}. `}${marks.join(' ')}</p></div>
    ${DIMENSIONS.map((dimension) => html`<${Score} key=${dimension} dimension=${dimension} value=${scores[dimension]} />`)}
  </section>`;
}

/** @param {{ dimension: Dimension, value: number | null }} props */
function Score({ dimension, value }) {
  const name = html`<h3>${t(`dimension.${dimension}`)}</h3>`;
  if (typeof value !== 'number') {
    return html`<div class="card">${name}<p class="number none">${t('debrief.notScored')}</p><p class="word">${t('debrief.notScoredWhy')}</p></div>`;
  }
  const level = value >= 80 ? 3 : value >= 60 ? 2 : value >= 35 ? 1 : 0;
  return html`<div class="card">${name}<p class="number">${score(value)}</p><p class="word">${t(`debrief.words.${dimension}.${level}`)}</p>
    <span class="bar" aria-hidden="true"><i style=${{ transform: `scaleX(${value / 100})` }}></i></span></div>`;
}

