// Says in words when the connection is lost, and when it is back.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { retryNow, status } from '../socket.js';
import { t } from '../words.js';
import { Notice } from './notice.js';

/** @param {{ kept?: boolean }} props kept: a reply waits to be sent */
export function LinkNotice({ kept }) {
  const lost = status.value === 'lost';
  const back = useBack(status.value);
  return html`<div class="play-notice" role="status">
    ${lost && html`<${Notice} action=${html`<button type="button" class="ghost" onClick=${retryNow}>${t('link.now')}</button>`}>
      ${kept ? `${t('link.lost')} ${t('play.kept')}` : t('link.lostIdle')}<//>`}
    ${back && html`<${Notice} kind="ok">${t('link.back')}<//>`}
  </div>`;
}

/**
 * True for some seconds after a lost connection came back.
 * @param {string} now
 */
function useBack(now) {
  const [was, setWas] = useState(now);
  const [back, setBack] = useState(false);
  useEffect(() => {
    setWas(now);
    if (was !== 'lost' || now !== 'open') return undefined;
    setBack(true);
    const timer = setTimeout(() => setBack(false), 4000);
    return () => clearTimeout(timer);
  }, [now]);
  return back && now === 'open';
}
