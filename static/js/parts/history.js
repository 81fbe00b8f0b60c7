// The conversations so far, a page at a time, by what they were.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { get } from '../api.js';
import { score, shortDate } from '../format.js';
import { t } from '../words.js';
import { useAction } from './form.js';
import { Failure } from './notice.js';

/**
 * @typedef {import('../types.js').Attempt} Attempt
 * @typedef {{ scenario: string, mode: string, outcome: string }} Filter
 */

const PAGE = 20;
const ALL = { scenario: '', mode: '', outcome: '' };

/** @param {{ scenarios: { id: string, title: string }[] }} props */
export function History({ scenarios }) {
  const [filter, setFilter] = useState(ALL);
  const { attempts, more, onMore, busy, error } = useAttempts(filter);
  const filtered = filter !== ALL;
  if (!attempts || (attempts.length === 0 && !filtered)) return html`<${Failure} error=${error} />`;
  const only = (/** @type {Partial<Filter>} */ change) => setFilter({ ...filter, ...change });
  return html`<section class="shelf" aria-labelledby="earlier"><h2 id="earlier">${t('home.earlier')}</h2>
    <div class="filters">
      <${Choice} id="only-scenario" label=${t('home.table.scenario')} value=${filter.scenario} onValue=${(/** @type {string} */ scenario) => only({ scenario })}
        words=${scenarios.map((s) => [s.id, s.title])} />
      <${Choice} id="only-mode" label=${t('home.table.mode')} value=${filter.mode} onValue=${(/** @type {string} */ mode) => only({ mode })}
        words=${['ranked', 'practice'].map((id) => [id, t(`mode.${id}`)])} />
      <${Choice} id="only-outcome" label=${t('home.table.outcome')} value=${filter.outcome} onValue=${(/** @type {string} */ outcome) => only({ outcome })}
        words=${['resolved', 'recovered', 'escalated', 'lost'].map((id) => [id, t(`outcome.${id}`)])} />
    </div>
    <p class="sr" role="status">${t('home.shown', { n: attempts.length })}</p>
    ${attempts.length === 0 ? html`<p class="note">${t('home.noneSuch')}</p>` : html`<${Table} attempts=${attempts} />`}
    ${more && html`<p><button type="button" class="ghost" aria-disabled=${busy ? 'true' : undefined} onClick=${onMore}>${t('home.more')}</button></p>`}
    <${Failure} error=${error} />
  </section>`;
}

/** @param {Filter} filter */
function useAttempts(filter) {
  const [attempts, setAttempts] = useState(/** @type {Attempt[] | null} */ (null));
  const [more, setMore] = useState(false);
  const load = useAction(async (/** @type {Attempt[]} */ before) => {
    /** @type {Attempt[]} */
    const page = await get(address(filter, before.at(-1)));
    setAttempts([...before, ...page]);
    setMore(page.length === PAGE);
  });
  useEffect(() => { load.run([]); }, [filter]);
  return { attempts, more, busy: load.busy, error: load.error, onMore: () => load.run(attempts ?? []) };
}

/** @param {Filter} filter @param {Attempt} [last] of the page before */
function address(filter, last) {
  const query = new URLSearchParams({ limit: String(PAGE) });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (last) query.set('before', last.id);
  return `/api/attempts?${query}`;
}

/** @param {{ id: string, label: string, value: string, onValue: (value: string) => void, words: string[][] }} props */
function Choice({ id, label, value, onValue, words }) {
  return html`<p class="filter"><label for=${id}>${label}</label>
    <select id=${id} value=${value} onChange=${(/** @type {any} */ event) => onValue(event.target.value)}>
      <option value="">${t('home.all')}</option>${words.map(([of, word]) => html`<option key=${of} value=${of}>${word}</option>`)}</select></p>`;
}

/** @param {{ attempts: Attempt[] }} props */
function Table({ attempts }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('progress.tableOf', { of: t('home.earlier') })}>
    <table class="history"><thead><tr><th>${t('home.table.scenario')}</th><th>${t('home.table.when')}</th><th>${t('home.table.mode')}</th><th>${t('home.table.outcome')}</th><th class="n">${t('home.table.score')}</th></tr></thead>
    <tbody>${attempts.map((a) => html`<tr key=${a.id}>
      <td><a href=${`/${a.state === 'open' ? 'play' : 'debrief'}/${a.id}`}>${a.title}</a></td>
      <td>${shortDate(a.started)}</td><td>${a.from_moment ? t('home.again') : t(`mode.${a.mode}`)}</td>
      <td>${a.outcome ? t(`outcome.${a.outcome}`) : t(`home.state.${a.state}`)}</td>
      <td class="n">${typeof a.scores?.overall === 'number' ? score(a.scores.overall) : '\u2013'}</td></tr>`)}
    </tbody></table></div>`;
}
