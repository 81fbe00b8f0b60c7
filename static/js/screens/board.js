// A leaderboard: where one stands, live.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { post } from '../api.js';
import { change, date, lastDate, score } from '../format.js';
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
 * @typedef {import('../types.js').BoardKey} BoardKey
 * @typedef {import('../types.js').BoardRow} BoardRow
 * @typedef {import('../types.js').Scenario} Scenario
 * @typedef {import('../types.js').TrainerCohort} TrainerCohort
 */

/** @param {{ cohort: string, scenario?: string }} props */
export function BoardScreen({ cohort, scenario }) {
  return html`<${Shown} named=${scenario ? { cohort, scenario } : { cohort }} />`;
}

/** @param {{ cohort: string }} props */
export function GrowthScreen({ cohort }) {
  return html`<${Shown} named=${{ cohort, by: 'growth' }} />`;
}

/** @param {{ named: BoardKey }} props */
function Shown({ named }) {
  const { board, error, again } = useBoard(named);
  const { cohort } = named;
  if (status.value === 'signed_out') return html`<${SignedOut} />`;
  const missing = error && ['not_found', 'unknown_board', 'forbidden'].includes(error.code);
  return html`<${Top} mid=${t('app.board')}><${UserMenu} /><//>
    <main id="main" class="wrap">
      <${LinkNotice} />
      <${Heading} title=${t('app.board')}>${board?.cohort_name ?? me.value?.cohorts.find((c) => c.id === cohort)?.name ?? t('app.board')}<//>
      ${missing ? html`<p class="lead">${t('boards.missing')}</p>` : !board && html`<${NotYet} error=${error} again=${again} />`}
      ${board && html`<p class="lead">${season(board)}</p>
        <${Tabs} named=${named} />
        <${Rows} board=${board} />
        <${Mine} cohort=${cohort} board=${board} again=${again} />
        <${Teams} board=${board} />`}
    </main>`;
}

/**
 * The board, loaded once and then as it is pushed.
 * @param {BoardKey} named
 */
function useBoard(named) {
  const { cohort, scenario = '', by = '' } = named;
  const loaded = useLoaded(`/api/boards/${encodeURIComponent(cohort)}${scenario && `/${encodeURIComponent(scenario)}`}${by && `?by=${by}`}`);
  useEffect(() => {
    const release = hold();
    const deaf = listen((message) => {
      if (message.type !== 'board') return;
      const { board } = message;
      if (board.cohort === cohort && (board.scenario ?? '') === scenario && (board.by ?? '') === by) loaded.setData(message);
    });
    const stop = whenOpen(() => { request({ type: 'watch', board: named }).catch(ignore); });
    return () => {
      deaf();
      stop();
      if (status.peek() === 'open') request({ type: 'unwatch', board: named }).catch(ignore);
      release();
    };
  }, [cohort, scenario, by]);
  return { board: /** @type {Board | undefined} */ (loaded.data), error: loaded.error, again: loaded.again };
}

/** Watching is a convenience: what it refuses, the loaded page has said. @param {unknown} error */
function ignore(error) {
  if (error instanceof Refused && error.code === 'internal') console.warn(error.message);
}

/** The season and what counts, in a sentence or two. @param {Board} board */
function season(board) {
  const { season: s } = board;
  if (!s) return counts(board);
  const when = !s.to ? t('boards.since', { from: date(s.from) })
    : s.over ? t('boards.over', { to: lastDate(s.to) }) : t('boards.until', { from: date(s.from), to: lastDate(s.to) });
  return `${when} ${counts(board)}`;
}

/** @param {Board} board */
function counts({ board, measured, assignments }) {
  if (board.by === 'growth') return measured ? t('boards.countsMeasured') : t('boards.countsGrowth');
  return board.scenario ? t('boards.countsOne') : t('boards.counts', { n: assignments });
}

/**
 * The scenarios given to a cohort, as its members or its trainer know them.
 * @param {string} cohort
 * @returns {{ id: string, title: string }[]}
 */
function useGiven(cohort) {
  const trainer = isTrainer(me.value);
  const { data } = useLoaded(trainer ? '/api/trainer/cohorts' : '/api/scenarios');
  if (!trainer) return (data ?? []).filter((/** @type {Scenario} */ s) => s.assignments?.some((a) => a.cohort === cohort && a.as !== 'reassessment'));
  /** @type {TrainerCohort | undefined} */
  const own = data?.find((/** @type {TrainerCohort} */ c) => c.id === cohort);
  return (own?.assignments ?? []).filter((a) => a.as !== 'reassessment').map((a) => ({ id: a.scenario, title: a.title }));
}

/** @param {{ named: BoardKey }} props */
function Tabs({ named: { cohort, scenario, by } }) {
  const given = useGiven(cohort);
  const tab = (/** @type {string} */ to, /** @type {string} */ name, /** @type {boolean} */ here) =>
    html`<li key=${to}><a class="ghost" href=${to} aria-current=${here ? 'page' : undefined}>${name}</a></li>`;
  return html`<nav aria-label=${t('app.board')}><ul class="tabs">
    ${tab(`/board/${cohort}`, t('boards.overall'), !scenario && !by)}
    ${tab(`/growth/${cohort}`, t('boards.growth'), by === 'growth')}
    ${given.map((s) => tab(`/board/${cohort}/${s.id}`, s.title, s.id === scenario))}
  </ul></nav>`;
}

/** @param {{ board: Board }} props */
function Rows({ board }) {
  const growth = board.board.by === 'growth';
  const overall = !board.board.scenario && !growth;
  if (board.rows.length === 0) return html`<p class="waiting">${growth ? t('boards.noGrowth') : t('boards.empty')}</p>`;
  return html`<table class="board">
    <caption class="note">${t('boards.people', { n: board.total, all: board.members })} ${status.value === 'open' && t('boards.live')}</caption>
    <thead><tr><th class="rank">${t('boards.table.rank')}</th><th>${t('boards.table.name')}</th>${overall && html`<th class="n">${t('boards.table.played')}</th>`}<th class="n">${growth ? t('boards.table.growth') : t('boards.table.score')}</th></tr></thead>
    <tbody>${board.rows.map((row, i) => html`<${Row} key=${i} row=${row} overall=${overall} growth=${growth} of=${board.assignments} few=${board.total < FEW} />`)}</tbody>
  </table>`;
}

/** On a board of fewer people than this a quarter would name them. */
const FEW = 8;

/** @param {{ row: BoardRow, overall: boolean, growth: boolean, of: number, few: boolean }} props */
function Row({ row, overall, growth, of, few }) {
  const marks = [row.untimed && t('boards.untimed'), row.rehearsed && t('boards.rehearsed')].filter(Boolean).join(', ');
  return html`${row.gap && html`<tr class="gap"><td colspan="4"><span aria-hidden="true">\u22ee</span><span class="sr">${t('boards.gap')}</span></td></tr>`}
    <tr class=${row.you ? 'you' : ''} aria-current=${row.you ? 'true' : undefined}>
      <td class="rank">${row.rank ? row.rank : html`<span class="small">${few ? t('boards.bandOfFew') : t(`boards.band.${row.band}`)}</span>`}</td>
      <td>${row.name ? html`<span dir="auto">${row.name}</span>` : html`<span class="quiet">${t('boards.unnamed')}</span>`}
        ${row.you && html` <span class="chip">${t('boards.you')}</span>`}${marks && html` <span class="small">${marks}</span>`}</td>
      ${overall && html`<td class="n quiet">${row.played ?? 0} / ${of}</td>`}
      <td class="n figure">${growth ? change(row.score) : score(row.score)}</td>
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
    ${trend.length > 0 && html`<p><span class="quiet">${t('boards.trend')}:</span> <span class="figure">${trend.map(score).join(' \u2192 ')}</span></p>
      ${trend.length > 1 && html`<${Spark} trend=${trend} />`}`}
    ${hidden && html`<${Notice}>${t('boards.hidden')}<//>`}
    ${mine && html`<p class="actions"><button type="button" class="ghost" aria-disabled=${busy ? 'true' : undefined} onClick=${() => run()}>
      ${hidden ? t('boards.show') : t('boards.hide')}</button> <a class="plain" href="/settings">${t('boards.otherName')}</a></p>`}
    <${Failure} error=${error} />
  </section>`;
}

/** One's own way, as a line; the figures stand beside it. @param {{ trend: number[] }} props */
function Spark({ trend }) {
  const step = 180 / (trend.length - 1);
  const points = trend.map((score, i) => ({ x: 6 + i * step, y: 54 - score * 0.48 }));
  return html`<svg class="spark" viewBox="0 0 192 60" aria-hidden="true">
    <polyline class="line" points=${points.map((p) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`).join(' ')} />
    ${points.map((p, i) => html`<circle key=${i} cx=${p.x} cy=${p.y} r=${i === points.length - 1 ? 5 : 3} />`)}
  </svg>`;
}

/** The group's mean beside those of others, none of them named. @param {{ board: Board }} props */
function Teams({ board: { teams } }) {
  if (!teams) return null;
  const { mean, others } = teams;
  const words = others.length === 0 ? t('boards.teamAlone', { mean: score(mean) })
    : t('boards.team', { mean: score(mean), n: others.length, low: score(others[others.length - 1]), high: score(others[0]) });
  return html`<section class="teams" aria-labelledby="teams"><h2 id="teams">${t('boards.teams')}</h2>
    <p>${words}</p>
    <p class="range teams-range" aria-hidden="true">${others.map((other, i) => html`<i key=${i} class="dot other" style=${{ insetInlineStart: `${other}%` }}></i>`)}<i class="dot" style=${{ insetInlineStart: `${mean}%` }}></i></p>
    <p class="scale small" aria-hidden="true"><span>0</span><span>50</span><span>100</span></p>
    <p class="note">${t('boards.teamsHint')}</p></section>`;
}
