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
    ${skills.length > 0 && html`<ul class="changes">${skills.map((s) => html`<${Row} key=${s.skill} skill=${s} />`)}</ul>`}
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
  return html`<li><h4>${name}</h4>
    <${Side} of=${name} as="baseline" estimate=${s.before} /><${Side} of=${name} as="reassessment" estimate=${s.after} />
    <p class="by">${few ? html`<span class="small">${t('progress.tooFewShort')}</span>` : html`<b>${signed(Math.round(s.change))}</b> <span class="small">${s.sure ? t('progress.sure') : t('progress.unsure')}</span>`}</p></li>`;
}

/** @param {{ of: string, as: 'baseline' | 'reassessment', estimate: import('../types.js').Estimate }} props */
function Side({ of, as, estimate }) {
  const word = t(`home.as.${as}`);
  return html`<div class="side"><span class="small" aria-hidden="true">${word}</span><${Range} of=${`${of}, ${word}`} estimate=${estimate} /></div>`;
}
