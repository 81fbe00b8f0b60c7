// The frame of the ways in: words on one side, calm water with faces on the other.

import { html } from 'htm/preact';
import { wanted } from '../settings.js';
import { LANGUAGES, language } from '../words.js';
import { Wave } from '../parts/waves.js';

/** Three customers who have got over it. */
const FACES = ['/face/updo-2-gray-plum/cute.svg', '/face/bun-4-black-teal/calm.svg', '/face/crop-5-black-sand-short/smile.svg'];

/** @param {{ children?: any }} props */
export function Welcoming({ children }) {
  return html`<main id="main" class="welcoming">
    <div class="welcoming-words">${children}<${OtherLanguages} /></div>
    <div class="welcoming-sea weather" data-band="calm" aria-hidden="true">
      <${Wave} layer=${0} />
      <div class="bob">${FACES.map((src) => html`<img src=${src} alt="" width="820" height="960" />`)}</div>
      <${Wave} layer=${1} /><${Wave} layer=${2} />
    </div>
  </main>`;
}

/** For who cannot read this one. */
function OtherLanguages() {
  const others = Object.entries(LANGUAGES).filter(([code]) => code !== language.value);
  return html`<p class="languages">${others.map(([code, name]) => html`<button type="button" class="plain" key=${code} lang=${code}
    onClick=${() => { wanted.value = code; }}>${name}</button>`)}</p>`;
}
