// What it came to: sentences first, then numbers, then every turn.

import { html } from 'htm/preact';
import { came, date, shortName } from '../format.js';
import { me } from '../session.js';
import { startAttempt } from '../start.js';
import { t } from '../words.js';
import { useAction } from '../parts/form.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Moments } from '../parts/moments.js';
import { MoodCurve } from '../parts/moodcurve.js';
import { Failure, Notice } from '../parts/notice.js';
import { Onward } from '../parts/onward.js';
import { Heading } from '../parts/page.js';
import { Scores } from '../parts/scores.js';
import { Skills } from '../parts/skills.js';
import { Top } from '../parts/top.js';
import { Turns } from '../parts/turns.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 */

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
  const start = useAction((/** @type {Record<string, unknown>} */ how) => startAttempt({ type: 'start', mode: 'practice', scenario: debrief.scenario, ...how }));
  const onAgain = debrief.can_try_again ? (/** @type {number} */ seq) => start.run({ from: { attempt: debrief.attempt, seq } }) : null;
  return html`
    <${Outcome} debrief=${debrief} />
    <${Failure} error=${start.error} />
    <${Moments} debrief=${debrief} onAgain=${onAgain} />
    <${Scores} debrief=${debrief} />
    <${MoodCurve} debrief=${debrief} />
    <${Turns} debrief=${debrief} onAgain=${onAgain} />
    <${Skills} debrief=${debrief} />
    <${Onward} debrief=${debrief} headline=${headline(debrief)} onStart=${start.run} />`;
}

/** What became of it and of the customer. @param {{ debrief: Debrief }} props */
function Outcome({ debrief }) {
  const { customer, ending, turns } = debrief;
  const over = debrief.state !== 'void';
  return html`<header class="told">
    <div>
      <p class="on-paper small">${[t('app.name'), debrief.title, me.value?.name, date(debrief.finished)].join(' \u00b7 ')}</p>
      <${Heading} title=${`${t('debrief.title')}: ${debrief.title}`}>${over ? headline(debrief) : t('debrief.voidTitle')}<//>
      <p class="lead">${turns.length > 0 && summary(debrief)}</p>
      ${ending.lesson && html`<p class="lesson"><b>${t('debrief.lesson')}.</b> ${ending.lesson}</p>`}
      ${!over && html`<${Notice} kind="bad">${t('debrief.void')}<//>`}
    </div>
    <div class="told-face weather" data-band=${turns.at(-1)?.band ?? 'calm'}><img src=${customer.face} alt="" width="820" height="960" /></div>
  </header>`;
}

/** What came of it, and what became of the customer, in one sentence. @param {Debrief} debrief */
function headline({ customer, ending: { outcome, relationship } }) {
  const glad = relationship === 'recommends' || relationship === 'stays';
  const what = came(outcome, relationship);
  const good = what === 'resolved' || what === 'recovered';
  const link = good === glad ? 'debrief.link.and' : good ? 'debrief.link.but' : 'debrief.link.yet';
  const became = t(`debrief.became.${relationship}`, { name: shortName(customer.name) });
  return t('debrief.headline', { what: t(`debrief.what.${what}`), link: t(link), became });
}

/** The conversation in two sentences, from its figures. @param {Debrief} debrief */
function summary({ opening, turns }) {
  const from = opening.anger ?? 0;
  const to = turns.at(-1)?.after.anger ?? from;
  const went = to < from ? t('debrief.fell', { from, to }) : to > from ? t('debrief.rose', { from, to }) : t('debrief.held', { from });
  const rise = (/** @type {DebriefTurn} */ turn) => (turn.after.anger ?? 0) - (turn.before.anger ?? 0);
  const rises = turns.filter((turn) => rise(turn) > 0).sort((a, b) => rise(b) - rise(a));
  return `${went}${t('debrief.peaks', { n: rises.length, turn: rises[0]?.seq ?? 0 })} ${costs(turns)}`.trim();
}

/** What the replies cost, in a sentence. @param {DebriefTurn[]} turns */
function costs(turns) {
  if (!turns.some((turn) => turn.regret)) return '';
  const paid = turns.map((turn) => ({ seq: turn.seq, cost: turn.regret?.overall ?? 0 })).filter(({ cost }) => cost >= 0.05);
  if (paid.length === 0) return t('debrief.flawless');
  paid.sort((a, b) => b.cost - a.cost);
  const rest = paid.slice(1).reduce((sum, { cost }) => sum + cost, 0);
  return paid[0].cost > rest && paid.length > 1 ? t('debrief.oneReply', { turn: paid[0].seq }) : t('debrief.spread', { n: paid.length });
}
