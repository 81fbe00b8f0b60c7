// The server's HTTP interface: JSON there and back, one kind of error.

import { heard } from './version.js';

/** What went wrong with a request; `code` is the server's, or `offline`. */
export class ApiError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {Record<string, string>} [fields]
   */
  constructor(code, message, fields = {}) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

/** @type {() => void} */
let onSignedOut = () => {};

/** @param {() => void} then called when the server knows no session */
export function whenSignedOut(then) {
  onSignedOut = then;
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export function get(path) {
  return call(path, { headers: { Accept: 'application/json' } });
}

/**
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export function post(path, body = {}) {
  return call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export function remove(path, body) {
  return call(path, { method: 'DELETE', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) });
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
async function call(path, init) {
  let response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin' });
  } catch {
    throw new ApiError('offline', '');
  }
  heard(response.headers.get('Evenkeel-Version'));
  const text = await response.text().catch(() => '');
  const body = parse(text);
  if (response.ok) return body;
  const error = body?.error ?? {};
  const failure = new ApiError(error.code ?? 'internal', error.message ?? '', error.fields);
  if (failure.code === 'unauthorized') onSignedOut();
  throw failure;
}

/** @param {string} text */
function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
