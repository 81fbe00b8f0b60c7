// What to do next and why, what is open, what there is to choose from.

import { html } from 'htm/preact';
import { isTrainer, me } from '../session.js';
import { untimed } from '../settings.js';
import { language, t } from '../words.js';
import { History } from '../parts/history.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { NextStep } from '../parts/nextstep.js';
import { Heading } from '../parts/page.js';
import { ScenarioCard } from '../parts/scenariocard.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';

/**
 * @typedef {import('../types.js').Scenario} Scenario
 */

export function Home() {
  const scenarios = useLoaded('/api/scenarios');
  const progress = useLoaded(`/api/progress?language=${language.value}`);
  const who = me.value;
  if (!who) return null;
  /** @type {Scenario[]} */
  const all = scenarios.data ?? [];
  const given = all.filter((s) => s.assignments?.length);
  const rest = all.filter((s) => !s.assignments?.length);
  const next = progress.data?.next;
  return html`<${Top}><${UserMenu} /><//>
    <main id="main" class="wrap">
      <${Heading} title=${t('home.title', { name: who.name })}>${t('home.title', { name: who.name })}<//>
      <nav aria-label=${t('home.ways')}><p class="actions cohort-links"><a class="ghost" href="/progress">${t('progress.title')}</a>
        ${who.cohorts.map((c) => html`<a class="ghost" href=${`/board/${c.id}`} key=${c.id}>${t('home.board', { cohort: c.name })}</a>`)}</p></nav>
      ${!scenarios.data && html`<${NotYet} ...${scenarios} />`}
      ${scenarios.data && all.length === 0 && html`<p class="waiting">${t('home.none')}</p>`}
      ${next && all.length > 0 && !isTrainer(who) && html`<${NextStep} next=${next} scenarios=${all} />`}
      <${Shelf} title=${t('home.counts')} scenarios=${given.sort(byState)} />
      <${Shelf} title=${t('home.practice')} scenarios=${rest} />
      ${scenarios.data && html`<${History} scenarios=${all} />`}
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
    <ul class="scenarios">${scenarios.map((s) => html`<li key=${s.id}><${ScenarioCard} scenario=${s} /></li>`)}</ul>
  </section>`;
}
