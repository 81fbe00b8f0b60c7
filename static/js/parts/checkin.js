// An optional question about one's own feeling: beside the conversation, never in its way.

import { html } from 'htm/preact';
import { words } from '../words.js';

/**
 * @param {{ question: string, feeling: string, onFeeling: (feeling: string) => void }} props
 */
export function Checkin({ question, feeling, onFeeling }) {
  return html`<section class="checkin" aria-labelledby="checkin">
    <p id="checkin">${question} <span class="small">${words.play.checkinHint}</span></p>
    <ul>${Object.entries(words.feelings).map(([id, name]) => html`<li key=${id}>
      <button type="button" class="ghost" aria-pressed=${feeling === id ? 'true' : 'false'} onClick=${() => onFeeling(id)}>${name}</button></li>`)}</ul>
    <p class="sr" role="status">${feeling ? words.play.checkinKept(words.feelings[feeling]) : ''}</p>
  </section>`;
}
