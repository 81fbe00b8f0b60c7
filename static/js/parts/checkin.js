// An optional question about one's own feeling: beside the conversation, never in its way.

import { html } from 'htm/preact';
import { t } from '../words.js';

/** What one may answer; the server knows the same. */
const FEELINGS = ['steady', 'tense', 'annoyed', 'angry', 'hurt', 'anxious', 'guilty', 'tired', 'moved', 'hopeful'];

/**
 * @param {{ question: string, language?: string, feeling: string, onFeeling: (feeling: string) => void }} props
 */
export function Checkin({ question, language, feeling, onFeeling }) {
  return html`<section class="checkin" aria-labelledby="checkin">
    <h2 id="checkin" lang=${language}>${question}</h2>
    <p class="small">${t('play.checkinHint')}</p>
    <ul>${FEELINGS.map((id) => html`<li key=${id}>
      <button type="button" class="ghost" aria-pressed=${feeling === id ? 'true' : 'false'} onClick=${() => onFeeling(id)}>${t(`feeling.${id}`)}</button></li>`)}</ul>
    <p class="sr" role="status">${feeling ? t('play.checkinKept', { feeling: t(`feeling.${feeling}`) }) : ''}</p>
  </section>`;
}
