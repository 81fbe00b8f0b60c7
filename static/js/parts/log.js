// The conversation: append only. The last thing the customer said stands
// large; a screen reader hears each new line once.

import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words.js';

/** A voice longer than this many characters is set smaller. */
const LONG = 170;

/**
 * @param {{ lines: import('../types.js').Line[], pending: string, channel: string }} props pending: a reply not yet answered
 */
export function Log({ lines, pending, channel }) {
  const log = useRef(/** @type {HTMLElement | null} */ (null));
  const [more, setMore] = useState(false);
  const look = () => setMore((log.current?.scrollTop ?? 0) > 4);
  useEffect(() => {
    showLast(log.current);
    look();
  }, [lines.length, pending]);
  const last = lines.findLastIndex((line) => line.who === 'customer');
  const written = channel === 'chat' || channel === 'email';
  const earlier = lines.filter((line) => line.earlier).length;
  return html`<div class=${more ? 'log more' : 'log'} role="log" aria-label=${t('play.conversation')} tabindex="0" ref=${log} onScroll=${look}>
    <ol>
      ${lines.slice(0, earlier).map((line, i) => html`<${Said} key=${i} line=${line} voice=${false} written=${written} />`)}
      ${earlier > 0 && html`<li key="moment" class="moment small">${t('play.fromHere')}</li>`}
      ${lines.slice(earlier).map((line, i) => html`<${Said} key=${earlier + i} line=${line} voice=${earlier + i === last && !pending} written=${written} />`)}
      ${pending && html`<li key="pending" class="you" aria-hidden="true">${pending}</li>`}
      ${pending && html`<li key="dots" class="waiting-dots" aria-hidden="true">\u2022\u2022\u2022</li>`}
    </ol>
  </div>`;
}

/**
 * Makes room for the last line, which may be a whole letter, and scrolls to the
 * end, but not past its beginning.
 * @param {HTMLElement | null} log
 */
function showLast(log) {
  const line = log?.querySelector('li:last-child');
  if (!log || !line) return;
  log.style.setProperty('--last', `${line.getBoundingClientRect().height}px`);
  const top = line.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
  log.scrollTo({ top: Math.min(log.scrollHeight, top - 6) });
}

/** What is written stands without quotation marks. @param {{ line: import('../types.js').Line, voice: boolean, written: boolean }} props */
function Said({ line, voice, written }) {
  if (line.who !== 'customer') {
    return html`<li class="you">
      ${line.who === 'timeout' ? html`<span class="clock-said">${t('play.clockSays')}</span>` : html`<span class="sr">${t('play.youSay')} </span>`}
      ${line.text}</li>`;
  }
  const size = voice ? `voice${line.text.length > LONG ? ' long' : ''}` : '';
  return html`<li class=${`them ${size}`} id=${voice ? 'voice' : undefined}><span class="sr">${t('play.customerSays')} </span>${written ? line.text : t('app.quote', { text: line.text })}</li>`;
}
