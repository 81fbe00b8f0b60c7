// A page to take into a review: skills, growth, scores, evidence, dates.

import { html } from 'htm/preact';
import { date } from '../format.js';
import { me } from '../session.js';
import { t } from '../words.js';
import { Growth } from '../parts/growth.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Heading } from '../parts/page.js';
import { Range } from '../parts/range.js';
import { Top } from '../parts/top.js';
import { TrendTable } from '../parts/trend.js';
import { Evidence } from './progress.js';

/**
 * @typedef {import('../types.js').Progress} Progress
 * @typedef {import('../types.js').SkillSeen} SkillSeen
 */

export function Review() {
  const { data, error, again } = useLoaded('/api/progress');
  return html`<${Top} mid=${t('review.title')}>
      <a class="plain" href="/progress">${t('progress.title')}</a>
      <button type="button" class="ghost no-print" onClick=${() => print()}>${t('debrief.print')}</button>
    <//>
    <main id="main" class="wrap progress review">
      ${data ? html`<${Page} progress=${data} />` : html`<${Heading} title=${t('review.title')}>${t('review.title')}<//><${NotYet} error=${error} again=${again} />`}
    </main>`;
}

/** @param {{ progress: Progress }} props */
function Page({ progress }) {
  const { name, made, trend, growth } = progress;
  const seen = progress.skills.filter((s) => s.n > 0);
  const since = trend[0] && date(trend[0].finished);
  return html`<header><p class="on-paper small">${t('app.name')}</p>
      <${Heading} title=${t('review.title')}>${t('review.of', { name })}<//>
      <p class="lead">${[me.value?.cohorts.map((c) => c.name).join(', '), t('review.made', { date: date(made) })].filter(Boolean).join(' \u00b7 ')}</p>
      <p class="lead">${since ? t('review.since', { n: progress.attempts, since }) : t('review.nothing')}</p>
      <p class="actions no-print"><a class="ghost" href="/api/progress.csv" download>${t('progress.csv')}</a></p></header>
    ${seen.length > 0 && html`<section aria-labelledby="skills"><h2 id="skills">${t('progress.skills')}</h2><${SkillTable} skills=${seen} /><p class="note">${t('review.method')}</p></section>`}
    ${growth.length > 0 && html`<section aria-labelledby="growth"><h2 id="growth">${t('progress.growth')}</h2>${growth.map((g) => html`<${Growth} key=${g.cohort} growth=${g} />`)}</section>`}
    ${seen.length > 0 && html`<section aria-labelledby="evidence"><h2 id="evidence">${t('review.evidence')}</h2><p class="note">${t('review.evidenceHint')}</p>
      ${seen.map((s) => html`<div class="proof" key=${s.skill}><h3>${t(`skill.${s.skill}`)}</h3>
        <ul class="evidence">${telling(s).map((e) => html`<li key=${e.attempt + e.seq}><${Evidence} of=${e} /></li>`)}</ul></div>`)}</section>`}
    ${trend.length > 0 && html`<section aria-labelledby="scores"><h2 id="scores">${t('review.scores')}</h2><${TrendTable} trend=${trend} /></section>`}`;
}

/** The turn that kept most and the one that kept least, if they differ. @param {SkillSeen} skill */
function telling({ evidence }) {
  const sorted = [...evidence].sort((a, b) => b.kept - a.kept);
  const least = sorted.at(-1);
  return least && least.kept < sorted[0].kept ? [sorted[0], least] : sorted.slice(0, 1);
}

/** @param {{ skills: SkillSeen[] }} props */
function SkillTable({ skills }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('progress.tableOf', { of: t('progress.skills') })}><table class="skilltable"><thead><tr><th>${t('progress.skill')}</th><th>${t('review.picture')}</th><th class="n">${t('review.estimate')}</th><th class="n">${t('review.interval')}</th><th class="n">${t('review.moments')}</th></tr></thead>
    <tbody>${skills.map((s) => html`<tr key=${s.skill}><td>${t(`skill.${s.skill}`)}</td><td class="ranged"><${Range} of=${t(`skill.${s.skill}`)} estimate=${s} /></td>
      ${s.few ? html`<td class="n quiet" colspan="2">${t('progress.tooFewShort')}</td>` : html`<td class="n"><b>${Math.round(s.value)}</b></td><td class="n">${t('review.lowHigh', { low: Math.round(s.low), high: Math.round(s.high) })}</td>`}
      <td class="n">${s.n}</td></tr>`)}</tbody></table></div>`;
}
