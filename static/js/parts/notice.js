// What went wrong, or right, and what can be done about it.

import { html } from 'htm/preact';
import { Lost } from '../socket.js';
import { say } from '../words.js';

/**
 * @param {{ kind?: '' | 'bad' | 'ok', children?: any, action?: any }} props
 */
export function Notice({ kind = '', children, action }) {
  return html`<div class=${`notice ${kind}`}><p>${children}</p>${action}</div>`;
}

/**
 * A failure in words, announced at once; nothing where there is none.
 * @param {{ error: { code: string, message: string } | null, action?: any }} props
 */
export function Failure({ error, action }) {
  return html`<div role="alert">${error && html`<${Notice} kind="bad" action=${action}>${say(error)}<//>`}</div>`;
}

/**
 * An error as something to show; anything unexpected goes on up.
 * @param {unknown} error
 * @returns {{ code: string, message: string, fields?: Record<string, string> }}
 */
export function shown(error) {
  if (error instanceof Lost) return { code: 'offline', message: '' };
  if (error instanceof Error && 'code' in error) {
    const fields = 'fields' in error ? /** @type {Record<string, string>} */ (error.fields) : {};
    return { code: String(error.code), message: error.message, fields };
  }
  throw error;
}
