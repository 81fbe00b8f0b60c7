// Beginning an attempt, from wherever that is offered.

import { keepFresh } from './attempt.js';
import { go } from './route.js';
import { Refused, requestOnceOpen } from './socket.js';

/**
 * Starts an attempt and goes to it, or to the debrief of the one that counted.
 * @param {Record<string, unknown>} message
 */
export async function startAttempt(message) {
  const answer = await requestOnceOpen(message).catch(whereItIs);
  if (typeof answer === 'string') return go(`/debrief/${answer}`);
  if (answer.type !== 'turn' && answer.type !== 'ended') return undefined;
  if (answer.type === 'turn') keepFresh(answer);
  return go(`/play/${answer.attempt}`);
}

/** @param {unknown} error */
function whereItIs(error) {
  if (error instanceof Refused && error.code === 'already_ranked' && error.fields.attempt) return error.fields.attempt;
  throw error;
}
