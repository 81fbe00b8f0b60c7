// Every turn of a debrief: what was said, what it did, what it left behind.

import { html } from 'htm/preact';
import { clock, score, signed } from '../format.js';
import { t } from '../words.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 * @typedef {import('../types.js').Dimension} Dimension
 */

const DIMENSIONS = /** @type {Dimension[]} */ (['empathy', 'composure', 'resolution']);

/** @param {{ debrief: Debrief, onAgain: ((seq: number) => void) | null }} props */
export function Turns({ debrief, onAgain }) {
  const last = debrief.turns.at(-1)?.seq;
  const from = debrief.turns[0]?.seq ?? 1;
  return html`<section class="turns" aria-labelledby="turns">
    <h2 id="turns">${t('debrief.turns')}</h2>
    <p class="note"><b>${t('debrief.behindTitle')}</b> ${from > 1 ? t('debrief.behindHintFrom', { turn: from }) : t('debrief.behindHint')}</p>
    <ol>${debrief.turns.map((turn) => html`<li key=${turn.seq}><${TurnTold} turn=${turn} onAgain=${onAgain} ending=${turn.seq === last ? debrief.ending.points : null} /></li>`)}</ol>
    <p class="last-words serif">${t('app.quote', { text: debrief.ending.says })}</p>
  </section>`;
}

/**
 * @param {{ turn: DebriefTurn, onAgain: ((seq: number) => void) | null, ending: import('../types.js').Points | null }} props
 *   ending: the points of the ending, which the last turn's hold
 */
function TurnTold({ turn, onAgain, ending }) {
  const late = turn.said.by === 'timeout';
  const roomy = matchMedia('(min-width: 700px)').matches;
  return html`<article class="turn" aria-labelledby=${`turn-${turn.seq}`}>
    <div class="turn-n"><h3 id=${`turn-${turn.seq}`}>${t('debrief.turn', { n: turn.seq })}</h3>
      ${turn.elapsed_s > 0 && html`<span class="small">${t('debrief.took', { time: clock(turn.elapsed_s) })}</span>`}</div>
    <div class="turn-words">
      <p class="them serif">${t('app.quote', { text: turn.customer_said })}</p>
      <p class="said"><span class="small">${late ? t('debrief.clockSaid') : t('debrief.youSaid')}:</span> ${turn.said.text}</p>
      ${turn.because && html`<p class="because">${turn.because}</p>`}
      ${turn.repeated && html`<p class="small">${t('debrief.repeated')}</p>`}
      ${turn.better && html`<details open=${roomy && (turn.regret?.overall ?? 0) > 0}><summary class="note">${t('debrief.better')}</summary>
        <p><${BetterReply} better=${turn.better} /></p></details>`}
      ${turn.checkin && html`<p class="small">${turn.checkin.question} ${t('debrief.feeling', { feeling: t(`feeling.${turn.checkin.feeling}`) })}</p>`}
      ${onAgain && html`<p><button type="button" class="plain no-print" aria-label=${t('debrief.againSays', { turn: turn.seq })} onClick=${() => onAgain(turn.seq)}>${t('debrief.again')}</button></p>`}
    </div>
    <${Figures} turn=${turn} ending=${Boolean(ending && Object.values(ending).some((n) => n !== 0))} />
  </article>`;
}

/** A breath has no reason of the trainer's, and no words to put in quotes. @param {{ better: import('../types.js').Better }} props */
export function BetterReply({ better }) {
  if (better.kind) return html`${better.text} <span class="quiet">${better.because || t('debrief.breathFirst')}</span>`;
  return html`${t('app.quote', { text: better.text })} <span class="quiet">${better.because}</span>`;
}

/** @param {{ turn: DebriefTurn, ending: boolean }} props */
function Figures({ turn, ending }) {
  const moods = Object.keys(turn.after).filter((name) => turn.after[name] !== turn.before[name]);
  return html`<div class="turn-figures"><dl class="figures">
    ${DIMENSIONS.map((id) => html`<div key=${id}><dt>${t(`debrief.points.${id}`)}</dt><dd class=${tone(turn.points[id])}>${signed(turn.points[id])}</dd></div>`)}
    ${moods.map((name) => html`<div key=${name}><dt>${t(`mood.${name}`)}</dt><dd>${turn.before[name]} \u2192 ${turn.after[name]}</dd></div>`)}
    ${turn.regret && html`<div class="behind"><dt>${t('debrief.behind')}</dt><dd class=${turn.regret.overall >= 0.05 ? 'bad' : ''}>${score(turn.regret.overall)}</dd></div>`}
  </dl>${ending && html`<p class="small">${t('debrief.withEnding')}</p>`}</div>`;
}

/** @param {number} points */
function tone(points) {
  return points < 0 ? 'bad' : points > 0 ? 'ok' : '';
}
