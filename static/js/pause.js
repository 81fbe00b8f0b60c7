// How long a customer takes to answer: as long as it takes in that channel,
// and never long. Who wants no motion, or no pauses, waits for nothing.

import { pauses } from './settings.js';

/** At least and at most, and for each character, in milliseconds. @type {Record<string, { least: number, each: number, most: number }>} */
const PAUSES = {
  phone: { least: 500, each: 4, most: 1100 },
  counter: { least: 400, each: 3, most: 900 },
  chat: { least: 700, each: 14, most: 2600 },
  email: { least: 1100, each: 3, most: 2000 },
};

/** The part of a deadline that a pause may use up at most. */
const OF_DEADLINE = 0.02;

/**
 * @param {string} channel
 * @param {string} text what the customer says
 * @param {number} [deadline] milliseconds to answer it, which run already
 */
export function pauseFor(channel, text, deadline) {
  const pause = PAUSES[channel];
  if (!pause || !pauses.peek() || still()) return 0;
  const length = Math.min(pause.most, pause.least + pause.each * text.length);
  return deadline === undefined ? length : Math.min(length, deadline * OF_DEADLINE);
}

function still() {
  return document.documentElement.dataset.motion === 'less';
}
