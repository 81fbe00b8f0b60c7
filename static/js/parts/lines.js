// A line of the conversation, as its channel shows it: spoken words, a bubble
// of a chat, or a letter.

import { html } from 'htm/preact';
import { me } from '../session.js';
import { t } from '../words.js';
import { parted } from './quote.js';

/** A voice longer than this many characters is set smaller. */
const LONG = 170;

/**
 * @typedef {object} Props
 * @property {import('../types.js').Line} line
 * @property {string} channel
 * @property {string} name the customer's
 * @property {string} subject of letters
 * @property {boolean} [first] the first line of all
 * @property {boolean} [voice] the customer's last line, to be answered now
 * @property {'true'} [hidden] from screen readers: it will be said again
 */

/** @param {Props} props */
export function Said(props) {
  const { line, channel, hidden } = props;
  if (line.kind) return html`<li class="breath small" aria-hidden=${hidden}>${t('play.youBreathe')}</li>`;
  if (channel === 'email' && parted(line.text).said) return html`<${Letter} ...${props} />`;
  if (line.who !== 'customer') return html`<${Own} ...${props} />`;
  return html`<${Theirs} ...${props} />`;
}

/** @param {Props} props */
function Own({ line, hidden }) {
  return html`<li class="you" aria-hidden=${hidden}>
    ${line.who === 'timeout' ? html`<span class="clock-said">${t('play.clockSays')}</span>` : html`<span class="sr">${t('play.youSay')} </span>`}
    ${line.text}</li>`;
}

/** What the customer says, in quotation marks; what is written stands without. @param {Props} props */
function Theirs({ line, channel, voice }) {
  const { happens, said } = parted(line.text);
  const size = voice ? ` voice${line.text.length > LONG || channel === 'chat' ? ' long' : ''}` : '';
  const bubble = channel === 'chat' && said ? ' bubble' : '';
  return html`<li class=${`them${bubble}${size}`} id=${voice ? 'voice' : undefined}><span class="sr">${t('play.customerSays')} </span>${
    happens && html`<i class="happens">${happens} </i>`}${channel === 'chat' ? said : said && t('app.quote', { text: said })}</li>`;
}

/** What has been answered is quoted. @param {Props} props */
function Letter({ line, name, subject, first, voice, hidden }) {
  const own = line.who !== 'customer';
  return html`<li class=${`letter ${own ? 'own' : 'them'} ${voice ? 'voice long' : 'quoted'}`} aria-hidden=${hidden}>
    <p class="letter-head small"><b>${own ? t('play.to', { name }) : t('play.from', { name })}</b> <span>${first ? subject : t('play.re', { subject })}</span></p>
    ${line.who === 'timeout' && html`<p class="clock-said">${t('play.clockSays')}</p>`}
    <p class="letter-body" id=${voice ? 'voice' : undefined}>${line.text}</p>
    ${own && html`<p class="sign">${me.value?.name}</p>`}
  </li>`;
}
