// Every turn of a debrief: what was said, what it did, what it cost, and what
// the other replies would have done.

import { html } from 'htm/preact';
import { clock, score, shortName, signed } from '../format.js';
import { t } from '../words.js';
import { quote } from './quote.js';
import { DIMENSIONS, changed, tone } from './effects.js';
import { Others } from './others.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 */

/** @param {{ debrief: Debrief, onAgain: ((seq: number) => void) | null }} props */
export function Turns({ debrief, onAgain }) {
  const { turns, ending } = debrief;
  const from = turns[0]?.seq ?? 1;
  const costs = turns.some((turn) => turn.regret);
  return html`<section class="turns" aria-labelledby="turns">
    <h2 id="turns">${t('debrief.turns')}</h2>
    ${costs && html`<p class="note"><b>${t('debrief.costTitle')}</b> ${from > 1 ? t('debrief.costHintFrom', { turn: from }) : t('debrief.costHint')}</p>`}
    <ol>${turns.map((turn, i) => html`<li key=${turn.seq}><${TurnTold} debrief=${debrief} turn=${turn} to=${turns[i + 1]?.node ?? ending.id} onAgain=${onAgain} /></li>`)}</ol>
    <p class="last-words serif" lang=${debrief.language}>${quote(ending.says)}</p>
    ${ending.relationship && html`<p class="note">${t(`debrief.end.${ending.relationship}`, { name: shortName(debrief.customer.name) })}</p>`}
  </section>`;
}

/** @param {{ debrief: Debrief, turn: DebriefTurn, to: string, onAgain: ((seq: number) => void) | null }} props to: where it led */
function TurnTold({ debrief, turn, to, onAgain }) {
  const { seq } = turn;
  const mark = seq === debrief.cost_most ? ['bad', t('debrief.markCost')] : seq === debrief.best_moment ? ['ok', t('debrief.markBest')] : null;
  const open = seq === debrief.cost_most && matchMedia('(min-width: 700px)').matches;
  return html`<article class="turn" id=${`turn-${seq}`} tabindex="-1" aria-labelledby=${`turn-${seq}-n`}>
    <div class="turn-n"><h3 id=${`turn-${seq}-n`}>${t('debrief.turn', { n: seq })}</h3>
      ${turn.elapsed_s > 0 && html`<span class="small">${t('debrief.took', { time: clock(turn.elapsed_s) })}</span>`}
      ${mark && html`<span class=${`small ${mark[0]}`}>${mark[1]}</span>`}</div>
    <div class="turn-words">
      <p class="them serif" lang=${debrief.language}>${quote(turn.customer_said)}</p>
      <${Reply} turn=${turn} language=${debrief.language} />
      ${turn.repeated && html`<p class="small">${t('debrief.repeated')}</p>`}
      ${turn.checkin && html`<p class="small">${turn.checkin.question} ${t('debrief.feeling', { feeling: t(`feeling.${turn.checkin.feeling}`) })}</p>`}
      <${Others} turn=${turn} to=${to} name=${shortName(debrief.customer.name)} language=${debrief.language} open=${open} />
      ${onAgain && html`<p><button type="button" class="plain no-print" aria-label=${t('debrief.againSays', { turn: seq })} onClick=${() => onAgain(seq)}>${t('debrief.again')}</button></p>`}
    </div>
    <${Figures} turn=${turn} ending=${turn === debrief.turns.at(-1) && Object.values(debrief.ending.points).some((n) => n !== 0)} />
  </article>`;
}

/** What was done, and why it was good or not. A breath is nothing said. @param {{ turn: DebriefTurn, language: string }} props */
function Reply({ turn, language }) {
  const because = turn.because && html`<p class="because" lang=${language}>${turn.because}</p>`;
  if (turn.kind) return html`<p class="breath">${t('debrief.breathed')}</p>${because}`;
  return html`<p class="said"><span class="small">${turn.said.by === 'timeout' ? t('debrief.clockSaid') : t('debrief.youSaid')}:</span> <span lang=${language}>${turn.said.text}</span></p>${because}`;
}

/** @param {{ turn: DebriefTurn, ending: boolean }} props ending: its points are among these */
function Figures({ turn, ending }) {
  return html`<div class="turn-figures"><dl class="figures">
    ${changed(turn.before, turn.after).map((name) => html`<div key=${name}><dt>${t(`mood.${name}`)}</dt><dd>${turn.before[name]} \u2192 ${turn.after[name]}</dd></div>`)}
    ${DIMENSIONS.map((id) => html`<div key=${id}><dt>${t(`debrief.points.${id}`)}</dt><dd class=${tone(turn.points[id])}>${signed(turn.points[id])}</dd></div>`)}
    ${turn.regret && html`<div class="cost"><dt>${t('debrief.cost')}</dt><dd class=${turn.regret.overall >= 0.05 ? 'bad' : ''}>${score(turn.regret.overall)}</dd></div>`}
  </dl>${ending && html`<p class="small">${t('debrief.withEnding')}</p>`}</div>`;
}
