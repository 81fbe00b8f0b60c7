// Choosing a scenario, and going on with what is open.

import { html } from 'htm/preact';
import { keepFresh } from '../attempt.js';
import { score, shortDate } from '../format.js';
import { go } from '../route.js';
import { me } from '../session.js';
import { untimed } from '../settings.js';
import { Refused, requestOnceOpen } from '../socket.js';
import { t } from '../words.js';
import { Button, useAction } from '../parts/form.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Failure } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';

/**
 * @typedef {import('../types.js').Scenario} Scenario
 * @typedef {import('../types.js').Assignment} Assignment
 */

export function Home() {
  const scenarios = useLoaded('/api/scenarios');
  const attempts = useLoaded('/api/attempts');
  const who = me.value;
  if (!who) return null;
  /** @type {Scenario[]} */
  const all = scenarios.data ?? [];
  const given = all.filter((s) => s.assignments?.length);
  const rest = all.filter((s) => !s.assignments?.length);
  return html`<${Top}><${UserMenu} /><//>
    <main id="main" class="wrap">
      <${Heading} title=${t('home.title', { name: who.name })}>${t('home.title', { name: who.name })}<//>
      <p class="lead">${t('home.lead')}</p>
      <p class="actions cohort-links">${who.cohorts.map((c) => html`<a class="ghost" href=${`/board/${c.id}`} key=${c.id}>${t('home.board', { cohort: c.name })}</a>`)}</p>
      ${!scenarios.data && html`<${NotYet} ...${scenarios} />`}
      ${scenarios.data && all.length === 0 && html`<p class="waiting">${t('home.none')}</p>`}
      <${Shelf} title=${t('home.counts')} scenarios=${given.sort(byState)} />
      <${Shelf} title=${t('home.practice')} scenarios=${rest} />
      <${Earlier} attempts=${attempts.data ?? []} />
    </main>`;
}

/** Open first, then new, then done. @param {Scenario} a @param {Scenario} b */
function byState(a, b) {
  const order = ['open', 'new', 'closed', 'finished'];
  const rank = (/** @type {Scenario} */ s) => Math.min(...(s.assignments ?? []).map((x) => order.indexOf(x.state)));
  return rank(a) - rank(b);
}

/** @param {{ title: string, scenarios: Scenario[] }} props */
function Shelf({ title, scenarios }) {
  if (scenarios.length === 0) return null;
  return html`<section class="shelf"><h2>${title}</h2>
    ${scenarios.some((s) => s.timed) && html`<label class="check"><input type="checkbox" checked=${untimed.value}
      onChange=${(/** @type {any} */ event) => { untimed.value = event.target.checked; }} />
      <span>${t('home.untimed')}. ${t('home.untimedHint')}</span></label>`}
    <ul class="scenarios">${scenarios.map((s) => html`<li key=${s.id}><${Card} scenario=${s} /></li>`)}</ul>
  </section>`;
}

/** @param {{ scenario: Scenario }} props */
function Card({ scenario }) {
  const { run, busy, error } = useAction(start);
  const assignments = scenario.assignments ?? [];
  const begin = (/** @type {string} */ mode, /** @type {string | undefined} */ cohort) => run(scenario, mode, cohort);
  return html`<article class="scenario card weather" data-band=${scenario.customer.band} aria-labelledby=${`s-${scenario.id}`}>
    <div class="scenario-face"><img src=${scenario.customer.face} alt="" width="820" height="960" loading="lazy" /></div>
    <div class="scenario-words">
      <h3 id=${`s-${scenario.id}`} class="serif">${scenario.title}</h3>
      <p>${scenario.summary}</p>
      <p class="small">${[scenario.customer.name, t(`channel.${scenario.channel}`), t('home.minutes', { n: scenario.minutes }), t(`level.${scenario.level}`),
        scenario.timed && t('home.timed')].filter(Boolean).join(' \u00b7 ')}</p>
      ${assignments.map((a) => html`<${Ranked} key=${a.cohort} assignment=${a} busy=${busy} onStart=${() => begin('ranked', a.cohort)} />`)}
      <${Practice} scenario=${scenario} assigned=${assignments.length > 0} busy=${busy} onStart=${() => begin('practice', undefined)} />
      <${Failure} error=${error} />
    </div>
  </article>`;
}

/** @param {{ assignment: Assignment, busy: boolean, onStart: () => void }} props */
function Ranked({ assignment, busy, onStart }) {
  const { state, attempt, scores, cohort } = assignment;
  const several = (me.value?.cohorts.length ?? 0) > 1;
  const where = several ? html`<span class="small">${me.value?.cohorts.find((c) => c.id === cohort)?.name}</span>` : null;
  if (state === 'open') return html`<p class="actions"><a class="button" href=${`/play/${attempt}`}>${t('home.continueRanked')}</a>${where}</p>`;
  if (state === 'new') {
    return html`<p class="actions"><${Button} busy=${busy} onClick=${onStart}>${t('home.startRanked')}<//>
      <span class="small">${t('home.once')}</span>${where}</p>`;
  }
  if (state === 'closed') return html`<p class="note">${t('home.closed')} ${where}</p>`;
  const overall = scores?.overall;
  return html`<p class="actions"><span class="done">${typeof overall === 'number' ? t('home.yours', { score: score(overall) }) : t('home.yoursUnscored')}</span>
    <a href=${`/debrief/${attempt}`}>${t('home.debrief')}</a>${where}</p>`;
}

/** @param {{ scenario: Scenario, assigned: boolean, busy: boolean, onStart: () => void }} props */
function Practice({ scenario, assigned, busy, onStart }) {
  if (scenario.practice) return html`<p class="actions"><a class="ghost" href=${`/play/${scenario.practice}`}>${t('home.continuePractice')}</a></p>`;
  if (!scenario.can_practise) return html`<p class="small">${t(scenario.retired ? 'home.retired' : 'home.practiceLater')}</p>`;
  return html`<p class="actions"><${Button} class=${assigned ? 'ghost' : 'button'} busy=${busy} onClick=${onStart}>
    ${assigned ? t('home.practiseAgain') : t('home.practise')}<//></p>`;
}

/**
 * @param {Scenario} scenario
 * @param {string} mode
 * @param {string} [cohort]
 */
async function start(scenario, mode, cohort) {
  const message = { type: 'start', scenario: scenario.id, mode, cohort, untimed: (scenario.timed && untimed.peek()) || undefined };
  await startAttempt(message);
}

/**
 * Starts an attempt and goes to it, or to the debrief of the one that counted.
 * @param {Record<string, unknown>} message
 */
export async function startAttempt(message) {
  const answer = await requestOnceOpen(message).catch(whereItIs);
  if (typeof answer === 'string') return go(`/debrief/${answer}`);
  if (answer.type !== 'turn' && answer.type !== 'ended') return undefined;
  if (answer.type === 'turn') keepFresh(answer);
  return go(`/play/${answer.attempt}`);
}

/** @param {unknown} error */
function whereItIs(error) {
  if (error instanceof Refused && error.code === 'already_ranked' && error.fields.attempt) return error.fields.attempt;
  throw error;
}

/** @param {{ attempts: import('../types.js').Attempt[] }} props */
function Earlier({ attempts }) {
  if (attempts.length === 0) return null;
  return html`<section class="shelf"><h2>${t('home.earlier')}</h2><div class="scroll" tabindex="0" role="region" aria-label=${t('home.earlier')}>
    <table><thead><tr><th>${t('home.table.scenario')}</th><th>${t('home.table.when')}</th><th>${t('home.table.mode')}</th><th class="n">${t('home.table.score')}</th></tr></thead>
    <tbody>${attempts.map((a) => html`<tr key=${a.id}>
      <td><a href=${`/${a.state === 'open' ? 'play' : 'debrief'}/${a.id}`}>${a.title}</a></td>
      <td>${shortDate(a.started)}</td><td>${t(`mode.${a.mode}`)}</td>
      <td class="n">${a.state === 'finished' && typeof a.scores?.overall === 'number' ? score(a.scores.overall) : t(`home.state.${a.state}`)}</td></tr>`)}
    </tbody></table></div></section>`;
}
