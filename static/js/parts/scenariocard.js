// A scenario as a card: who waits there, and what can be begun.

import { html } from 'htm/preact';
import { score } from '../format.js';
import { me } from '../session.js';
import { untimed } from '../settings.js';
import { startAttempt } from '../start.js';
import { foreign, t } from '../words.js';
import { Button, useAction } from './form.js';
import { Failure } from './notice.js';

/**
 * @typedef {import('../types.js').Scenario} Scenario
 * @typedef {import('../types.js').Assignment} Assignment
 */

/** @param {{ scenario: Scenario }} props */
export function ScenarioCard({ scenario }) {
  const { run, busy, error } = useAction((/** @type {Record<string, unknown>} */ how) => begin(scenario, how));
  const assignments = scenario.assignments ?? [];
  return html`<article class="scenario card weather" data-band=${scenario.customer.band} aria-labelledby=${`s-${scenario.id}`}>
    <div class="scenario-face"><img src=${scenario.customer.face} alt="" width="820" height="960" loading="lazy" /></div>
    <div class="scenario-words">
      <h3 id=${`s-${scenario.id}`} class="serif" lang=${scenario.language}>${scenario.title}</h3>
      <p lang=${scenario.language}>${scenario.summary}</p>
      <p class="small">${[scenario.customer.name, t(`channel.${scenario.channel}`), t('home.minutes', { n: scenario.minutes }), t(`level.${scenario.level}`),
        scenario.timed && t('home.timed'), foreign(scenario.language)].filter(Boolean).join(' \u00b7 ')}</p>
      ${assignments.map((a) => html`<${Ranked} key=${`${a.cohort}/${a.form?.id ?? ''}`} scenario=${scenario} assignment=${a} busy=${busy}
        onStart=${() => run({ mode: 'ranked', cohort: a.cohort, variant: a.form?.id })} />`)}
      <${Practice} scenario=${scenario} assigned=${assignments.length > 0} busy=${busy} onStart=${() => run({ mode: 'practice' })} />
      <${Failure} error=${error} />
    </div>
  </article>`;
}

/**
 * @param {Scenario} scenario
 * @param {Record<string, unknown>} how mode, cohort, variant
 */
export function begin(scenario, how) {
  return startAttempt({ type: 'start', scenario: scenario.id, untimed: (scenario.timed && untimed.peek()) || undefined, ...how });
}

/** @param {{ scenario: Scenario, assignment: Assignment, busy: boolean, onStart: () => void }} props */
function Ranked({ scenario, assignment, busy, onStart }) {
  const { state, attempt, scores, cohort, form } = assignment;
  const several = (me.value?.cohorts.length ?? 0) > 1;
  const where = html`${several && html`<span class="small">${me.value?.cohorts.find((c) => c.id === cohort)?.name}</span>`}`;
  const what = assignment.as && html`<p class="small"><b>${t(`home.as.${assignment.as}`)}.</b> ${form && html`<span lang=${scenario.language}>${form.customer.name}: ${form.summary}</span>`}</p>`;
  if (state === 'open') return html`${what}<p class="actions"><a class="button" href=${`/play/${attempt}`}>${t('home.continueRanked')}</a>${where}</p>`;
  if (state === 'new') {
    return html`${what}<p class="actions"><${Button} busy=${busy} onClick=${onStart}>${assignment.as === 'reassessment' ? t('home.startReassessment') : t('home.startRanked')}<//>
      <span class="small">${assignment.as === 'reassessment' ? t('home.growthOnly') : t('home.once')}</span>${where}</p>`;
  }
  if (state === 'closed') return html`${what}<p class="note">${t('home.closed')} ${where}</p>`;
  const overall = scores?.overall;
  return html`${what}<p class="actions"><span class="done">${typeof overall === 'number' ? t('home.yours', { score: score(overall) }) : t('home.yoursUnscored')}</span>
    <a href=${`/debrief/${attempt}`}>${t('home.debrief')}</a>${where}</p>`;
}

/** @param {{ scenario: Scenario, assigned: boolean, busy: boolean, onStart: () => void }} props */
function Practice({ scenario, assigned, busy, onStart }) {
  if (scenario.practice) return html`<p class="actions"><a class="ghost" href=${`/play/${scenario.practice}`}>${t('home.continuePractice')}</a></p>`;
  if (!scenario.can_practise) return html`<p class="small">${t(scenario.retired ? 'home.retired' : 'home.practiceLater')}</p>`;
  return html`<p class="actions"><${Button} class=${assigned ? 'ghost' : 'button'} busy=${busy} onClick=${onStart}>
    ${assigned ? t('home.practiseAgain') : t('home.practise')}<//></p>`;
}
