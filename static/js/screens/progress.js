// What one's conversations say, taken together, and how sure that is.

import { html } from 'htm/preact';
import { date, score, shortDate } from '../format.js';
import { t } from '../words.js';
import { Growth } from '../parts/growth.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Heading } from '../parts/page.js';
import { Range, inWords } from '../parts/range.js';
import { Top } from '../parts/top.js';
import { Form, Trend } from '../parts/trend.js';
import { UserMenu } from '../parts/usermenu.js';

/**
 * @typedef {import('../types.js').Progress} Progress
 * @typedef {import('../types.js').SkillSeen} SkillSeen
 * @typedef {import('../types.js').Evidence} EvidenceOf
 */

export function ProgressScreen() {
  const { data, error, again } = useLoaded('/api/progress');
  /** @type {Progress | undefined} */
  const progress = data;
  return html`<${Top} mid=${t('progress.title')}><${UserMenu} /><//>
    <main id="main" class="wrap progress">
      <${Heading} title=${t('progress.title')}>${t('progress.title')}<//>
      ${!progress && html`<${NotYet} error=${error} again=${again} />`}
      ${progress && html`<p class="lead">${t('progress.finished', { n: progress.attempts })} ${weeks(progress)}</p>
        ${progress.attempts === 0 ? html`<p><a class="button" href="/">${t('progress.begin')}</a></p>` : html`<${Told} progress=${progress} />`}`}
    </main>`;
}

/** @param {Progress} progress */
function weeks({ weeks: w }) {
  if (w.running < 2) return w.longest > 1 ? t('progress.weeksBefore', { n: w.longest }) : '';
  return `${t('progress.weeks', { n: w.running })}${w.longest > w.running ? ` ${t('progress.weeksLongest', { n: w.longest })}` : ''}`;
}

/** @param {{ progress: Progress }} props */
function Told({ progress }) {
  const { trend, growth, bests, returns } = progress;
  return html`<p class="actions"><a class="ghost" href="/progress/review">${t('progress.review')}</a>
      <a class="ghost" href="/api/progress.csv" download>${t('progress.csv')}</a></p>
    <${Skills} progress=${progress} />
    ${growth.length > 0 && html`<section aria-labelledby="growth"><h2 id="growth">${t('progress.growth')}</h2>
      ${growth.map((g) => html`<${Growth} key=${g.cohort} growth=${g} />`)}</section>`}
    ${trend.length > 0 && html`<section aria-labelledby="trend"><h2 id="trend">${t('progress.trend')}</h2><${Trend} trend=${trend} /></section>`}
    <div class="columns">
      ${bests.length > 0 && html`<section aria-labelledby="bests"><h2 id="bests">${t('progress.bests')}</h2><ul class="plainlist">${bests.map((b) => html`<li key=${b.attempt}>
        <span><a href=${`/debrief/${b.attempt}`}>${b.title}</a><${Form} of=${b} /> <span class="small">${shortDate(b.finished)} \u00b7 ${t('progress.tries', { n: b.tries })}</span></span>
        <span class="figure">${score(b.scores.overall ?? 0)}</span></li>`)}</ul></section>`}
      ${returns.length > 0 && html`<section aria-labelledby="returns"><h2 id="returns">${t('progress.returns')}</h2><p class="note">${t('progress.returnsHint')}</p>
        <ul class="plainlist">${returns.map((r) => html`<li key=${r.scenario}><span>${r.title}</span> <span class="small">${due(r.due)}</span></li>`)}</ul></section>`}
    </div>`;
}

/** @param {string} instant */
function due(instant) {
  return Date.parse(instant) <= Date.now() ? t('progress.dueNow') : t('progress.due', { when: date(instant) });
}

/** @param {{ progress: Progress }} props */
function Skills({ progress: { skills, focus } }) {
  const seen = skills.filter((s) => s.n > 0);
  const unseen = skills.filter((s) => s.n === 0).map((s) => t(`skill.${s.skill}`));
  return html`<section aria-labelledby="skills"><h2 id="skills">${t('progress.skills')}</h2>
    <p class="note">${t('progress.skillsHint')}</p>
    <ul class="skills">${seen.map((s) => html`<li key=${s.skill}><${Skill} skill=${s} focus=${focus.includes(s.skill)} /></li>`)}</ul>
    ${unseen.length > 0 && html`<p class="note">${t('progress.unseen', { skills: unseen.join(', ') })}</p>`}
  </section>`;
}

/** @param {{ skill: SkillSeen, focus: boolean }} props */
function Skill({ skill, focus }) {
  const name = t(`skill.${skill.skill}`);
  return html`<div class="skill"><h3>${name} ${focus && html`<span class="chip">${t('progress.focus')}</span>`}</h3>
    <${Range} of=${name} estimate=${skill} />
    <p class="small">${inWords(skill)}</p>
    ${skill.evidence.length > 0 && html`<details><summary class="small">${t('progress.evidence')}<span class="sr">: ${name}</span></summary>
      <ul class="evidence">${skill.evidence.map((e) => html`<li key=${e.attempt + e.seq}><${Evidence} of=${e} /></li>`)}</ul></details>`}
  </div>`;
}

/** A turn that says something of a skill. @param {{ of: EvidenceOf }} props */
export function Evidence({ of: e }) {
  const ours = e.breath ? t('debrief.breathed') : e.by_clock && t('progress.byClock');
  return html`<p class="said" lang=${(!ours && e.language) || undefined}>${ours || t('app.quote', { text: e.said })}</p>
    <p class="small"><a href=${`/debrief/${e.attempt}`}>${e.title}</a>, ${t('debrief.turn', { n: e.seq })}, ${shortDate(e.time)} \u00b7 ${
      e.lost > 0 ? t('progress.lost', { kept: score(e.kept), lost: score(e.lost) }) : t('progress.keptAll')}</p>`;
}
