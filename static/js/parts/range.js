// An estimate with how sure it is: a dot, and the line on which the truth lies
// nine times out of ten.

import { html } from 'htm/preact';
import { t } from '../words.js';

/**
 * @typedef {import('../types.js').Estimate} Estimate
 */

/** On a scale from 0 to 100. @param {{ of: string, estimate: Estimate }} props of: what is estimated, in words */
export function Range({ of, estimate }) {
  const { low, high, value, few, n } = estimate;
  return html`<span class=${few ? 'range few' : 'range'} role="img" aria-label=${`${of}: ${inWords(estimate)}`}>
    ${n > 0 && html`<i class="whisker" style=${{ insetInlineStart: `${low}%`, width: `${high - low}%` }}></i>
    <i class="dot" style=${{ insetInlineStart: `${value}%` }}></i>`}</span>`;
}

/** @param {Estimate} estimate */
export function inWords({ n, value, low, high, few }) {
  if (n === 0) return t('progress.notSeen');
  const moments = t('progress.moments', { n });
  return few ? t('progress.tooFew', { moments }) : t('progress.estimate', { value: Math.round(value), low: Math.round(low), high: Math.round(high), moments });
}
