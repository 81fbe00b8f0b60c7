// What has grown between the baseline and the re-assessment.

import { html } from 'htm/preact';
import { change, date, score, signed } from '../format.js';
import { t } from '../words.js';
import { Range } from './range.js';

/**
 * @typedef {import('../types.js').Growth} Grown
 * @typedef {import('../types.js').SkillChange} SkillChange
 * @typedef {import('../types.js').Measure} Measure
 */

/** @param {{ growth: Grown }} props */
export function Growth({ growth: { before, after, skills, cohort_name: cohort } }) {
  const from = before.scores.overall;
  const to = after.scores.overall;
  return html`<article class="card grown">
    <h3>${cohort}</h3>
    ${typeof from === 'number' && typeof to === 'number' && html`<p class="grown-by"><span class="number">${change(to - from)}</span>
      <span>${t('progress.grown', { before: score(from), after: score(to) })}</span></p>`}
    <p class="small">${measured('baseline', before)} ${measured('reassessment', after)}</p>
    ${skills.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label=${t('progress.tableOf', { of: `${t('progress.growth')}, ${cohort}` })}><table class="compact"><thead><tr><th>${t('progress.skill')}</th><th>${t('home.as.baseline')}</th><th>${t('home.as.reassessment')}</th><th>${t('progress.change')}</th></tr></thead>
      <tbody>${skills.map((s) => html`<${Row} key=${s.skill} skill=${s} />`)}</tbody></table></div>`}
  </article>`;
}

/** @param {'baseline' | 'reassessment'} as @param {Measure} m */
function measured(as, m) {
  const day = date(m.from);
  return m.from === m.to || day === date(m.to) ? t('progress.measuredOn', { as: t(`home.as.${as}`), n: m.attempts, day })
    : t('progress.measured', { as: t(`home.as.${as}`), n: m.attempts, from: day, to: date(m.to) });
}

/** @param {{ skill: SkillChange }} props */
function Row({ skill: s }) {
  const name = t(`skill.${s.skill}`);
  const few = s.before.few || s.after.few;
  return html`<tr><td>${name}</td>
    <td class="ranged"><${Range} of=${`${name}, ${t('home.as.baseline')}`} estimate=${s.before} /></td>
    <td class="ranged"><${Range} of=${`${name}, ${t('home.as.reassessment')}`} estimate=${s.after} /></td>
    <td>${few ? t('progress.tooFewShort') : html`<b>${signed(Math.round(s.change))}</b> <span class="small">${s.sure ? t('progress.sure') : t('progress.unsure')}</span>`}</td></tr>`;
}
