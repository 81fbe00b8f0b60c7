// The header of every screen.

import { html } from 'htm/preact';
import { t } from '../words.js';

/** The sign of the house: a sail over a wave. */
export function Mark() {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="15" fill="none" stroke="currentColor" stroke-width="1.6" />
    <path d="M15 6v13H7.5C11 15.5 14 11 15 6ZM17 9c3 2.5 5 6 6.5 10H17Z" fill="currentColor" />
    <path d="M4 23c3-2 5.5-2 8 0s5.5 2 8 0 5-2 8 0" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  </svg>`;
}

/**
 * @param {{ mid?: any, children?: any }} props mid: what this screen is about; children: its actions
 */
export function Top({ mid, children }) {
  return html`
    <a class="skip" href="#main" onClick=${toMain}>${t('app.skip')}</a>
    <header class="top">
      <a class="mark" href="/"><${Mark} /> ${t('app.name')}</a>
      ${mid && html`<span class="top-mid">${mid}</span>`}
      <div class="top-end">${children}</div>
    </header>`;
}

/** @param {Event} event */
function toMain(event) {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}
