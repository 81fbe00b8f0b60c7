// What a reply did, or would have done: to the customer, and in points.

import { html } from 'htm/preact';
import { signed } from '../format.js';
import { t } from '../words.js';

/**
 * @typedef {import('../types.js').Points} Points
 * @typedef {import('../types.js').Dimension} Dimension
 * @typedef {import('../types.js').Moods} Moods
 */

export const DIMENSIONS = /** @type {Dimension[]} */ (['empathy', 'composure', 'resolution']);

/** @param {{ before: Moods, after: Moods, points: Points }} props */
export function Effects({ before, after, points }) {
  return html`<ul class="effects">
    ${changed(before, after).map((name) => html`<li key=${name}>${t(`mood.${name}`)} ${before[name]} \u2192 ${after[name]}</li>`)}
    ${DIMENSIONS.filter((id) => points[id] !== 0).map((id) => html`<li key=${id}>${t(`debrief.points.${id}`)} <b class=${tone(points[id])}>${signed(points[id])}</b></li>`)}
  </ul>`;
}

/**
 * The moods that are not what they were.
 * @param {Moods} before
 * @param {Moods} after
 */
export function changed(before, after) {
  return Object.keys(after).filter((name) => after[name] !== before[name]);
}

/** @param {number} points */
export function tone(points) {
  return points < 0 ? 'bad' : points > 0 ? 'ok' : '';
}
