// The trainer's cohorts: how to join them, what they were given, who is there.

import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { post } from '../api.js';
import { date, lastDate, shortDate } from '../format.js';
import { isTrainer, me } from '../session.js';
import { t } from '../words.js';
import { useAction } from '../parts/form.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Failure, Notice } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Switch } from '../parts/setting.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';

/** @typedef {import('../types.js').TrainerCohort} TrainerCohort */

export function Trainer() {
  if (!isTrainer(me.value)) return html`<${NotForYou} />`;
  return html`<${Cohorts} />`;
}

function NotForYou() {
  return html`<${Top}><${UserMenu} /><//><main id="main" class="wrap narrow">
    <${Heading} title=${t('trainer.title')}>${t('trainer.notYou')}<//>
    <p class="lead">${t('trainer.notYouLead')}</p>
    <p class="actions"><a class="button" href="/">${t('app.home')}</a><a class="ghost" href="/login">${t('app.signIn')}</a></p></main>`;
}

function Cohorts() {
  const { data, error, again, setData } = useLoaded('/api/trainer/cohorts');
  /** @type {TrainerCohort[]} */
  const cohorts = data ?? [];
  const replace = (/** @type {TrainerCohort} */ next) => setData(cohorts.map((c) => (c.id === next.id ? { ...c, ...next } : c)));
  return html`<${Top}><a class="plain" href="/"><span class="long">${t('trainer.play')}</span><span class="short">${t('trainer.playShort')}</span></a><${UserMenu} /><//>
    <main id="main" class="wrap">
      <${Heading} title=${t('trainer.title')}>${cohorts.length === 1 ? cohorts[0].name : t('trainer.title')}<//>
      ${!data && html`<${NotYet} error=${error} again=${again} />`}
      ${data && cohorts.length === 0 && html`<p class="waiting">${t('trainer.none')}</p>`}
      ${cohorts.map((c) => html`<${CohortView} key=${c.id} cohort=${c} alone=${cohorts.length === 1} onChange=${replace} />`)}
      <${Faults} />
    </main>`;
}

/** What failed in scenarios while they were played; nothing where nothing did. */
function Faults() {
  const { data } = useLoaded('/api/trainer/faults');
  /** @type {import('../types.js').ScriptFault[]} */
  const faults = data ?? [];
  if (faults.length === 0) return null;
  return html`<section class="shelf" aria-labelledby="faults"><h2 id="faults">${t('trainer.faults.title')}</h2><p class="lead">${t('trainer.faults.lead')}</p>
    <ul class="plainlist">${faults.map((f) => html`<li key=${f.scenario + f.message}>
      <code>${f.message}</code> <span class="small">${t('trainer.faults.where', { n: f.count, when: date(f.time), attempt: f.attempt })}</span></li>`)}</ul></section>`;
}

/** @param {{ cohort: TrainerCohort, alone: boolean, onChange: (next: TrainerCohort) => void }} props */
function CohortView({ cohort, alone, onChange }) {
  const { season } = cohort;
  const sub = alone ? 'h2' : 'h3';
  const when = season && (season.to ? (season.over ? t('boards.over', { to: lastDate(season.to) }) : t('boards.until', { from: date(season.from), to: lastDate(season.to) })) : t('boards.since', { from: date(season.from) }));
  return html`<section class="cohort" aria-label=${cohort.name}>
    ${!alone && html`<h2>${cohort.name}</h2>`}
    <div class="actions"><p class="lead">${when}</p><a class="ghost" href=${`/board/${cohort.id}`}>${t('trainer.board')}</a></div>
    <${Way} cohort=${cohort} onChange=${onChange} />
    <div class="columns">
      <section><${sub} class="sub">${t('trainer.scenarios')}<//><ul class="plainlist">${cohort.assignments.map((a) => html`<li key=${a.scenario + (a.variant ?? '')}>
        <a href=${`/board/${cohort.id}/${a.scenario}`}>${a.title}</a> ${a.as && html`<span class="small">${t(`home.as.${a.as}`)}</span> `}<span class="small">${t('trainer.finished', { n: a.finished })}</span>${a.newer && html` <span class="small">${t('trainer.newer')}</span>`}</li>`)}</ul></section>
      <section><${sub} class="sub">${t('trainer.members', { n: cohort.members.length, cap: cohort.cap })}<//><${Members} cohort=${cohort} /></section>
    </div>
    <${Compare} cohort=${cohort} onChange=${onChange} />
  </section>`;
}

/** Whether the mean is shown beside those of other cohorts. @param {{ cohort: TrainerCohort, onChange: (next: TrainerCohort) => void }} props */
function Compare({ cohort, onChange }) {
  const { run, error } = useAction(async (/** @type {boolean} */ compared) => {
    onChange({ compared: false, ...await post(`/api/trainer/cohorts/${encodeURIComponent(cohort.id)}/compared`, { compared }) });
  });
  return html`<div class="compare"><${Switch} id=${`compare-${cohort.id}`} label=${t('trainer.compare')} hint=${t('trainer.compareHint')} on=${Boolean(cohort.compared)} onChange=${run} />
    <${Failure} error=${error} /></div>`;
}

/** The address to join, and replacing it. @param {{ cohort: TrainerCohort, onChange: (next: TrainerCohort) => void }} props */
function Way({ cohort, onChange }) {
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  const rotate = useAction(async () => {
    onChange(await post(`/api/trainer/cohorts/${encodeURIComponent(cohort.id)}/code`));
    setAsking(false);
    setSaid(t('trainer.rotated'));
  });
  const copy = () => copyText(cohort.join_url).then(() => setSaid(t('trainer.copied')), () => setSaid(t('trainer.copyFailed')));
  if (cohort.closed || !cohort.code) return html`<${Notice}>${t('trainer.closed')}<//>`;
  return html`<div class="card way">
    <p class="small">${t('trainer.joinAddress')}</p>
    <p class="address">${cohort.join_url}</p>
    <p class="small">${t('trainer.code')} <b class="code">${cohort.code}</b></p>
    <p class="actions"><button type="button" class="button" onClick=${copy}>${t('trainer.copy')}</button>
      ${!asking && html`<button type="button" class="ghost" onClick=${() => { setAsking(true); setSaid(''); }}>${t('trainer.rotate')}</button>`}
      <span role="status" class="note">${said}</span></p>
    ${asking && html`<${Notice} action=${html`<span class="actions"><button type="button" class="ghost" onClick=${() => rotate.run()}>${t('trainer.rotateYes')}</button>
      <button type="button" class="plain" onClick=${() => setAsking(false)}>${t('trainer.rotateNo')}</button></span>`}>${t('trainer.rotateAsk')}<//>`}
    <${Failure} error=${rotate.error} />
  </div>`;
}

/** @param {string} text */
async function copyText(text) {
  if (!navigator.clipboard) throw new Error('no clipboard');
  await navigator.clipboard.writeText(text);
}

/** @param {{ cohort: TrainerCohort }} props */
function Members({ cohort }) {
  if (cohort.members.length === 0) return html`<p class="note">${t('trainer.nobody')}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('trainer.members', { n: cohort.members.length, cap: cohort.cap })}>
    <table class="compact"><thead><tr><th>${t('trainer.table.name')}</th><th>${t('trainer.table.joined')}</th><th class="n">${t('trainer.table.played')}</th></tr></thead>
    <tbody>${cohort.members.map((m) => html`<tr key=${m.id}><td dir="auto">${m.name}</td><td>${shortDate(m.joined)}</td>
      <td class="n">${m.played} / ${cohort.assignments.length}</td></tr>`)}</tbody></table></div>`;
}
