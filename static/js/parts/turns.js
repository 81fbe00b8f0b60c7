// Every turn of a debrief: what was said, what it did, what it left behind.

import { html } from 'htm/preact';
import { clock, score, signed } from '../format.js';
import { words } from '../words.js';

/**
 * @typedef {import('../types.js').Debrief} Debrief
 * @typedef {import('../types.js').DebriefTurn} DebriefTurn
 * @typedef {import('../types.js').Dimension} Dimension
 */

/** @param {{ debrief: Debrief, onAgain: ((seq: number) => void) | null }} props */
export function Turns({ debrief, onAgain }) {
  const last = debrief.turns.at(-1)?.seq;
  const from = debrief.turns[0]?.seq ?? 1;
  return html`<section class="turns" aria-labelledby="turns">
    <h2 id="turns">${words.debrief.turns}</h2>
    <p class="note"><b>${words.debrief.behindTitle}</b> ${from > 1 ? words.debrief.behindHintFrom(from) : words.debrief.behindHint}</p>
    <ol>${debrief.turns.map((turn) => html`<li key=${turn.seq}><${TurnTold} turn=${turn} onAgain=${onAgain} ending=${turn.seq === last ? debrief.ending.points : null} /></li>`)}</ol>
    <p class="last-words serif">\u201c${debrief.ending.says}\u201d</p>
  </section>`;
}

/**
 * @param {{ turn: DebriefTurn, onAgain: ((seq: number) => void) | null, ending: import('../types.js').Points | null }} props
 *   ending: the points of the ending, which the last turn's hold
 */
function TurnTold({ turn, onAgain, ending }) {
  const d = words.debrief;
  const late = turn.said.by === 'timeout';
  const roomy = matchMedia('(min-width: 700px)').matches;
  return html`<article class="turn" aria-labelledby=${`turn-${turn.seq}`}>
    <div class="turn-n"><h3 id=${`turn-${turn.seq}`}>${d.turn(turn.seq)}</h3>
      ${turn.elapsed_s > 0 && html`<span class="small">${d.took(clock(turn.elapsed_s))}</span>`}</div>
    <div class="turn-words">
      <p class="them serif">\u201c${turn.customer_said}\u201d</p>
      <p class="said"><span class="small">${late ? d.clockSaid : d.youSaid}:</span> ${turn.said.text}</p>
      ${turn.because && html`<p class="because">${turn.because}</p>`}
      ${turn.repeated && html`<p class="small">${d.repeated}</p>`}
      ${turn.better && html`<details open=${roomy && (turn.regret?.overall ?? 0) > 0}><summary class="note">${d.better}</summary>
        <p><${BetterReply} better=${turn.better} /></p></details>`}
      ${turn.checkin && html`<p class="small">${turn.checkin.question} ${d.feeling(words.feelings[turn.checkin.feeling] ?? turn.checkin.feeling)}</p>`}
      ${onAgain && html`<p><button type="button" class="plain no-print" aria-label=${d.againSays(turn.seq)} onClick=${() => onAgain(turn.seq)}>${d.again}</button></p>`}
    </div>
    <${Figures} turn=${turn} ending=${Boolean(ending && Object.values(ending).some((n) => n !== 0))} />
  </article>`;
}

/** A breath has no reason of the trainer's, and no words to put in quotes. @param {{ better: import('../types.js').Better }} props */
export function BetterReply({ better }) {
  if (better.kind) return html`${better.text} <span class="quiet">${better.because || words.debrief.breathFirst}</span>`;
  return html`\u201c${better.text}\u201d <span class="quiet">${better.because}</span>`;
}

/** @param {{ turn: DebriefTurn, ending: boolean }} props */
function Figures({ turn, ending }) {
  const dimensions = /** @type {[Dimension, string][]} */ (Object.entries(words.dimension));
  const moods = Object.keys(turn.after).filter((name) => turn.after[name] !== turn.before[name]);
  return html`<div class="turn-figures"><dl class="figures">
    ${dimensions.map(([id, name]) => html`<div key=${id}><dt>${name.toLowerCase()}</dt><dd class=${tone(turn.points[id])}>${signed(turn.points[id])}</dd></div>`)}
    ${moods.map((name) => html`<div key=${name}><dt>${name}</dt><dd>${turn.before[name]} \u2192 ${turn.after[name]}</dd></div>`)}
    ${turn.regret && html`<div class="behind"><dt>${words.debrief.behind}</dt><dd class=${turn.regret.overall >= 0.05 ? 'bad' : ''}>${score(turn.regret.overall)}</dd></div>`}
  </dl>${ending && html`<p class="small">${words.debrief.withEnding}</p>`}</div>`;
}

/** @param {number} points */
function tone(points) {
  return points < 0 ? 'bad' : points > 0 ? 'ok' : '';
}
