// A leaderboard: where one stands, live.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { post } from '../api.js';
import { date, score } from '../format.js';
import { isTrainer, me } from '../session.js';
import { Refused, hold, listen, request, status, whenOpen } from '../socket.js';
import { t } from '../words.js';
import { useAction } from '../parts/form.js';
import { LinkNotice } from '../parts/linknotice.js';
import { NotYet, useLoaded } from '../parts/load.js';
import { Failure, Notice } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';
import { SignedOut } from './signedout.js';

/**
 * @typedef {import('../types.js').Board} Board
 * @typedef {import('../types.js').BoardRow} BoardRow
 * @typedef {import('../types.js').Scenario} Scenario
 * @typedef {import('../types.js').TrainerCohort} TrainerCohort
 */

/** @param {{ cohort: string, scenario?: string }} props */
export function BoardScreen({ cohort, scenario }) {
  const { board, error, again } = useBoard(cohort, scenario);
  if (status.value === 'signed_out') return html`<${SignedOut} />`;
  const missing = error && ['not_found', 'unknown_board', 'forbidden'].includes(error.code);
  return html`<${Top} mid=${t('app.board')}><${UserMenu} /><//>
    <main id="main" class="wrap">
      <${LinkNotice} />
      <${Heading} title=${t('app.board')}>${board?.cohort_name ?? me.value?.cohorts.find((c) => c.id === cohort)?.name ?? t('app.board')}<//>
      ${missing ? html`<p class="lead">${t('boards.missing')}</p>` : !board && html`<${NotYet} error=${error} again=${again} />`}
      ${board && html`<p class="lead">${season(board)}</p>
        <${Tabs} cohort=${cohort} scenario=${scenario} />
        <${Rows} board=${board} overall=${!scenario} />
        <${Mine} cohort=${cohort} board=${board} again=${again} />`}
    </main>`;
}

/**
 * The board, loaded once and then as it is pushed.
 * @param {string} cohort
 * @param {string} [scenario]
 */
function useBoard(cohort, scenario) {
  const loaded = useLoaded(`/api/boards/${encodeURIComponent(cohort)}${scenario ? `/${encodeURIComponent(scenario)}` : ''}`);
  useEffect(() => {
    const key = scenario ? { cohort, scenario } : { cohort };
    const release = hold();
    const deaf = listen((message) => {
      if (message.type === 'board' && message.board.cohort === cohort && (message.board.scenario ?? '') === (scenario ?? '')) loaded.setData(message);
    });
    const stop = whenOpen(() => { request({ type: 'watch', board: key }).catch(ignore); });
    return () => {
      deaf();
      stop();
      if (status.peek() === 'open') request({ type: 'unwatch', board: key }).catch(ignore);
      release();
    };
  }, [cohort, scenario]);
  return { board: /** @type {Board | undefined} */ (loaded.data), error: loaded.error, again: loaded.again };
}

/** Watching is a convenience: what it refuses, the loaded page has said. @param {unknown} error */
function ignore(error) {
  if (error instanceof Refused && error.code === 'internal') console.warn(error.message);
}

/** The season and what counts, in a sentence or two. @param {Board} board */
function season(board) {
  const { season: s, assignments } = board;
  const counts = board.board.scenario ? t('boards.countsOne') : t('boards.counts', { n: assignments });
  if (!s) return counts;
  if (s.over && s.to) return `${t('boards.over', { to: date(s.to) })} ${counts}`;
  return `${s.to ? t('boards.until', { from: date(s.from), to: date(s.to) }) : t('boards.since', { from: date(s.from) })} ${counts}`;
}

/**
 * The scenarios given to a cohort, as its members or its trainer know them.
 * @param {string} cohort
 * @returns {{ id: string, title: string }[]}
 */
function useGiven(cohort) {
  const trainer = isTrainer(me.value);
  const { data } = useLoaded(trainer ? '/api/trainer/cohorts' : '/api/scenarios');
  if (!trainer) return (data ?? []).filter((/** @type {Scenario} */ s) => s.assignments?.some((a) => a.cohort === cohort));
  /** @type {TrainerCohort | undefined} */
  const own = data?.find((/** @type {TrainerCohort} */ c) => c.id === cohort);
  return (own?.assignments ?? []).map((a) => ({ id: a.scenario, title: a.title }));
}

/** @param {{ cohort: string, scenario?: string }} props */
function Tabs({ cohort, scenario }) {
  const given = useGiven(cohort);
  if (given.length === 0) return null;
  const tab = (/** @type {string} */ to, /** @type {string} */ name, /** @type {boolean} */ here) =>
    html`<li key=${to}><a class="ghost" href=${to} aria-current=${here ? 'page' : undefined}>${name}</a></li>`;
  return html`<nav aria-label=${t('app.board')}><ul class="tabs">
    ${tab(`/board/${cohort}`, t('boards.overall'), !scenario)}
    ${given.map((s) => tab(`/board/${cohort}/${s.id}`, s.title, s.id === scenario))}
  </ul></nav>`;
}

/** @param {{ board: Board, overall: boolean }} props */
function Rows({ board, overall }) {
  if (board.rows.length === 0) return html`<p class="waiting">${t('boards.empty')}</p>`;
  return html`<table class="board">
    <caption class="note">${t('boards.people', { n: board.total, all: board.members })} ${status.value === 'open' && t('boards.live')}</caption>
    <thead><tr><th class="rank">${t('boards.table.rank')}</th><th>${t('boards.table.name')}</th>${overall && html`<th class="n">${t('boards.table.played')}</th>`}<th class="n">${t('boards.table.score')}</th></tr></thead>
    <tbody>${board.rows.map((row, i) => html`<${Row} key=${i} row=${row} overall=${overall} of=${board.assignments} few=${board.total < FEW} />`)}</tbody>
  </table>`;
}

/** On a board of fewer people than this a quarter would name them. */
const FEW = 8;

/** @param {{ row: BoardRow, overall: boolean, of: number, few: boolean }} props */
function Row({ row, overall, of, few }) {
  const marks = [row.untimed && t('boards.untimed'), row.rehearsed && t('boards.rehearsed')].filter(Boolean).join(', ');
  return html`${row.gap && html`<tr class="gap"><td colspan="4"><span aria-hidden="true">\u22ee</span><span class="sr">${t('boards.gap')}</span></td></tr>`}
    <tr class=${row.you ? 'you' : ''} aria-current=${row.you ? 'true' : undefined}>
      <td class="rank">${row.rank ? row.rank : html`<span class="small">${few ? t('boards.bandOfFew') : t(`boards.band.${row.band}`)}</span>`}</td>
      <td>${row.name ? html`<span dir="auto">${row.name}</span>` : html`<span class="quiet">${t('boards.unnamed')}</span>`}
        ${row.you && html` <span class="chip">${t('boards.you')}</span>`}${marks && html` <span class="small">${marks}</span>`}</td>
      ${overall && html`<td class="n quiet">${row.played ?? 0} / ${of}</td>`}
      <td class="n figure">${score(row.score)}</td>
    </tr>`;
}

/** The viewer's own: the trend, and being on the boards at all. @param {{ cohort: string, board: Board, again: () => void }} props */
function Mine({ cohort, board, again }) {
  const [hidden, setHidden] = useState(Boolean(board.me?.hidden));
  useEffect(() => setHidden(Boolean(board.me?.hidden)), [board.me?.hidden]);
  const { run, busy, error } = useAction(async () => {
    await post('/api/me/visibility', { cohort, hidden: !hidden });
    setHidden(!hidden);
    again();
  });
  const mine = me.value?.cohorts.some((c) => c.id === cohort) && !isTrainer(me.value);
  const trend = board.me?.trend ?? [];
  return html`<section class="mine">
    ${trend.length > 0 && html`<p><span class="quiet">${t('boards.trend')}:</span> <span class="figure">${trend.map(score).join(' \u2192 ')}</span></p>`}
    ${hidden && html`<${Notice}>${t('boards.hidden')}<//>`}
    ${mine && html`<p><button type="button" class="ghost" aria-disabled=${busy ? 'true' : undefined} onClick=${() => run()}>
      ${hidden ? t('boards.show') : t('boards.hide')}</button></p>`}
    <${Failure} error=${error} />
  </section>`;
}
