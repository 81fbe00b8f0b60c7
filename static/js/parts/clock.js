// The time left to answer. The server owns the deadline; this only shows it.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../words.js';

/** Seconds left at which it is said aloud, and stands out a little. */
const LATE = 10;

/**
 * @param {{ deadline: { at: number, total: number }, onMoreTime: (action: 'extend' | 'off') => void }} props
 */
export function Clock({ deadline, onMoreTime }) {
  const left = useLeft(deadline.at);
  const seconds = Math.ceil(left / 1000);
  const late = seconds <= LATE;
  return html`<div class=${late ? 'clock late' : 'clock'}>
    <span role="timer" aria-label=${t('play.timer')}>${t('play.left', { n: seconds })}</span>
    <span class="bar" aria-hidden="true"><i style=${{ transform: `scaleX(${Math.min(1, left / deadline.total)})` }}></i></span>
    <button type="button" class="plain" onClick=${() => onMoreTime('extend')}>${t('play.moreTime')}</button>
    <button type="button" class="plain" onClick=${() => onMoreTime('off')}>${t('play.noTimer')}</button>
    <span class="sr" role="status">${late && seconds > 0 ? t('play.leftSays', { n: LATE }) : ''}</span>
  </div>`;
}

/** Milliseconds until an instant of the page's clock. @param {number} at */
function useLeft(at) {
  const [left, setLeft] = useState(() => Math.max(0, at - performance.now()));
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, at - performance.now()));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}
