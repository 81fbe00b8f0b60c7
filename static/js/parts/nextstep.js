// The one thing to do next, and why, in words.

import { html } from 'htm/preact';
import { date } from '../format.js';
import { foreign, t } from '../words.js';
import { Button, useAction } from './form.js';
import { Failure } from './notice.js';
import { begin } from './scenariocard.js';

/**
 * @typedef {import('../types.js').Scenario} Scenario
 * @typedef {import('../types.js').NextStep} Step
 */

/** @param {{ next: Step, scenarios: Scenario[] }} props */
export function NextStep({ next, scenarios }) {
  const scenario = scenarios.find((s) => s.id === next.scenario);
  const { run, busy, error } = useAction((/** @type {Scenario} */ s) => begin(s, how(next)));
  if (!scenario) return html`<section class="next-rest" aria-labelledby="next"><h2 id="next">${t('next.rest')}</h2><p class="lead">${why(next)}</p></section>`;
  const customer = scenario.assignments?.find((a) => next.variant && a.form?.id === next.variant)?.form?.customer ?? scenario.customer;
  return html`<section class="next card weather" data-band=${customer.band} aria-labelledby="next">
    <div class="scenario-face"><img src=${customer.face} alt="" width="820" height="960" /></div>
    <div class="next-words">
      <p class="cap">${t(`next.${next.reason}`)}</p>
      <h2 id="next" lang=${scenario.language}>${scenario.title}</h2>
      <p class="why">${why(next)}</p>
      <p class="actions">${next.attempt
        ? html`<a class="button" href=${`/play/${next.attempt}`}>${t('next.go.continue')}</a>`
        : html`<${Button} busy=${busy} onClick=${() => run(scenario)}>${t(`next.go.${ranked(next) ? 'ranked' : 'practice'}`)}<//>`}
        <span class="small">${[customer.name, t(`channel.${scenario.channel}`), t('home.minutes', { n: scenario.minutes }), foreign(scenario.language)].filter(Boolean).join(' \u00b7 ')}</span></p>
      <${Failure} error=${error} />
    </div>
  </section>`;
}

/** @param {Step} next */
const ranked = (next) => ['baseline', 'assigned', 'reassess'].includes(next.reason);

/** @param {Step} next */
function how(next) {
  return ranked(next) ? { mode: 'ranked', cohort: next.cohort, variant: next.variant } : { mode: 'practice' };
}

/** @param {Step} next */
function why(next) {
  const { reason, done = 0, of = 0 } = next;
  const together = of > 1 ? ` ${t('next.done', { n: done, of })}` : '';
  const skill = next.skill ? t(`skill.${next.skill}`) : '';
  switch (reason) {
    case 'continue': return t('next.why.continue');
    case 'first': return t('next.why.first');
    case 'baseline': return t('next.why.baseline') + together;
    case 'assigned': return t('next.why.assigned') + together;
    case 'reassess': return t('next.why.reassess') + together;
    case 'return': return t('next.why.return', { when: date(next.last ?? '') });
    case 'train': return t('next.why.train', { skill });
    case 'explore': return t('next.why.explore', { skill });
    default: return next.due ? t('next.why.restUntil', { when: date(next.due) }) : t('next.why.rest');
  }
}
