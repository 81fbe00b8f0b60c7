// The trainer's cohorts: how to join them, what they were given, who is there.

import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { post } from '../api.js';
import { date, shortDate } from '../format.js';
import { words } from '../words.js';
import { useAction } from '../parts/form.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Failure, Notice } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';

/** @typedef {import('../types.js').TrainerCohort} TrainerCohort */

export function Trainer() {
  const { data, error, again, setData } = useLoaded('/api/trainer/cohorts');
  /** @type {TrainerCohort[]} */
  const cohorts = data ?? [];
  const replace = (/** @type {TrainerCohort} */ next) => setData(cohorts.map((c) => (c.id === next.id ? { ...c, ...next } : c)));
  return html`<${Top}><a class="plain" href="/"><span class="long">${words.trainer.play}</span><span class="short">${words.trainer.playShort}</span></a><${UserMenu} /><//>
    <main id="main" class="wrap">
      <${Heading} title=${words.trainer.title}>${cohorts.length === 1 ? cohorts[0].name : words.trainer.title}<//>
      ${!data && html`<${NotYet} error=${error} again=${again} />`}
      ${data && cohorts.length === 0 && html`<p class="waiting">${words.trainer.none}</p>`}
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
  const t = words.trainer.faults;
  return html`<section class="shelf" aria-labelledby="faults"><h2 id="faults">${t.title}</h2><p class="lead">${t.lead}</p>
    <ul class="plainlist">${faults.map((f) => html`<li key=${f.scenario + f.message}>
      <code>${f.message}</code> <span class="small">${t.where(f.count, date(f.time), f.attempt)}</span></li>`)}</ul></section>`;
}

/** @param {{ cohort: TrainerCohort, alone: boolean, onChange: (next: TrainerCohort) => void }} props */
function CohortView({ cohort, alone, onChange }) {
  const { season } = cohort;
  const sub = alone ? 'h2' : 'h3';
  const when = season && (season.to ? (season.over ? words.boards.over(date(season.to)) : words.boards.until(date(season.from), date(season.to))) : words.boards.since(date(season.from)));
  return html`<section class="cohort" aria-label=${cohort.name}>
    ${!alone && html`<h2>${cohort.name}</h2>`}
    <div class="actions"><p class="lead">${when}</p><a class="ghost" href=${`/board/${cohort.id}`}>${words.trainer.board}</a></div>
    <${Way} cohort=${cohort} onChange=${onChange} />
    <div class="columns">
      <section><${sub} class="sub">${words.trainer.scenarios}<//><ul class="plainlist">${cohort.assignments.map((a) => html`<li key=${a.scenario}>
        <a href=${`/board/${cohort.id}/${a.scenario}`}>${a.title}</a> <span class="small">${words.trainer.finished(a.finished)}</span></li>`)}</ul></section>
      <section><${sub} class="sub">${words.trainer.members(cohort.members.length, cohort.cap)}<//><${Members} cohort=${cohort} /></section>
    </div>
  </section>`;
}

/** The address to join, and replacing it. @param {{ cohort: TrainerCohort, onChange: (next: TrainerCohort) => void }} props */
function Way({ cohort, onChange }) {
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  const rotate = useAction(async () => {
    onChange(await post(`/api/trainer/cohorts/${encodeURIComponent(cohort.id)}/code`));
    setAsking(false);
    setSaid(words.trainer.rotated);
  });
  const copy = () => copyText(cohort.join_url).then(() => setSaid(words.trainer.copied), () => setSaid(words.trainer.copyFailed));
  if (cohort.closed || !cohort.code) return html`<${Notice}>${words.trainer.closed}<//>`;
  return html`<div class="card way">
    <p class="small">${words.trainer.joinAddress}</p>
    <p class="address">${cohort.join_url}</p>
    <p class="small">${words.trainer.code} <b class="code">${cohort.code}</b></p>
    <p class="actions"><button type="button" class="button" onClick=${copy}>${words.trainer.copy}</button>
      ${!asking && html`<button type="button" class="ghost" onClick=${() => { setAsking(true); setSaid(''); }}>${words.trainer.rotate}</button>`}
      <span role="status" class="note">${said}</span></p>
    ${asking && html`<${Notice} action=${html`<span class="actions"><button type="button" class="ghost" onClick=${() => rotate.run()}>${words.trainer.rotateYes}</button>
      <button type="button" class="plain" onClick=${() => setAsking(false)}>${words.trainer.rotateNo}</button></span>`}>${words.trainer.rotateAsk}<//>`}
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
  const t = words.trainer.table;
  if (cohort.members.length === 0) return html`<p class="note">${words.trainer.nobody}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.trainer.members(cohort.members.length, cohort.cap)}>
    <table class="compact"><thead><tr><th>${t.name}</th><th>${t.joined}</th><th class="n">${t.played}</th></tr></thead>
    <tbody>${cohort.members.map((m) => html`<tr key=${m.id}><td dir="auto">${m.name}</td><td>${shortDate(m.joined)}</td>
      <td class="n">${m.played} / ${cohort.assignments.length}</td></tr>`)}</tbody></table></div>`;
}
