// The conversation: append only. The last thing the customer said stands
// large; a screen reader hears each new line once.

import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words.js';
import { Said } from './lines.js';
import { spoken, useSpeech } from './speech.js';

/**
 * @typedef {import('../types.js').Line} Line
 */

/**
 * @param {{ lines: Line[], pending: Line | null, channel: string, name: string, subject: string, language: string }} props
 *   pending: a reply not yet answered; name: the customer's; subject: what letters are about
 */
export function Log({ lines, pending, channel, name, subject, language }) {
  const log = useRef(/** @type {HTMLElement | null} */ (null));
  const [more, setMore] = useState(false);
  const look = () => setMore((log.current?.scrollTop ?? 0) > 4);
  useEffect(() => {
    showLast(log.current);
    look();
  }, [lines.length, Boolean(pending)]);
  useEffect(() => {
    const watch = new ResizeObserver(() => showLast(log.current));
    if (log.current) watch.observe(log.current);
    return () => watch.disconnect();
  }, []);
  const last = lines.findLastIndex((line) => line.who === 'customer');
  const earlier = lines.filter((line) => line.earlier).length;
  useSpeech(spoken(channel) ? lines : [], language);
  const said = (/** @type {Line} */ line, /** @type {number} */ i) => html`<${Said} key=${i} line=${line} channel=${channel} name=${name}
    subject=${subject} first=${i === 0} voice=${i === last && !pending} />`;
  return html`<div class=${more ? 'log more' : 'log'} role="log" aria-label=${t('play.conversation')} tabindex="0" ref=${log} onScroll=${look}>
    <ol lang=${language}>
      ${lines.slice(0, earlier).map(said)}
      ${earlier > 0 && html`<li key="moment" class="moment small">${t('play.fromHere')}</li>`}
      ${lines.slice(earlier).map((line, i) => said(line, earlier + i))}
      ${pending && html`<${Said} key="pending" line=${pending} channel=${channel} name=${name} subject=${subject} hidden="true" />`}
      ${pending && html`<li key="dots" class="waiting-dots" aria-hidden="true"><i></i><i></i><i></i></li>`}
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
