// The one WebSocket of the page: kept open while somebody holds it, opened
// again by itself when it is lost. Requests are answered by promises;
// everything that says something new goes to the listeners.

import { signal } from '@preact/signals';
import { loadMe, me } from './session.js';

/**
 * @typedef {import('./types.js').Message} Message
 * @typedef {'idle' | 'connecting' | 'open' | 'lost' | 'signed_out'} Status
 * @typedef {{ resolve: (message: Message) => void, reject: (error: Error) => void, timer: number }} Waiting
 */

const PROTOCOL = 'evenkeel.v1';
const ANSWER_WITHIN = 10_000;
const SIGNED_OUT = 4003;
const FLOOD = 4001;
/** Closed for a reason that coming back mends: draining, slow client, idle. */
const COME_BACK = [1001, 4000, 4008];

/** The connection was lost before the answer; whether the server acted is unknown. */
export class Lost extends Error {}

/** The server refused the message. */
export class Refused extends Error {
  /** @param {import('./types.js').WireError} error */
  constructor(error) {
    super(error.message);
    this.code = error.code;
    this.fields = error.fields ?? {};
  }
}

export const status = signal(/** @type {Status} */ ('idle'));

/** @type {WebSocket | null} */
let socket = null;
let holders = 0;
let tries = 0;
let nextId = 1;
let retryTimer = 0;
let settleTimer = 0;
/** @type {Map<number, Waiting>} */
const waiting = new Map();
/** @type {Set<(message: Message) => void>} */
const listeners = new Set();
/** @type {Set<() => void>} */
const openers = new Set();

/**
 * Keeps the connection open until the answer is called.
 * @returns {() => void}
 */
export function hold() {
  holders++;
  if (!socket && status.peek() !== 'signed_out') connect();
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holders--;
    setTimeout(closeIfUnused, 2000);
  };
}

/**
 * Hears every turn, ended and board message until the answer is called.
 * @param {(message: Message) => void} hear
 */
export function listen(hear) {
  listeners.add(hear);
  return () => { listeners.delete(hear); };
}

/**
 * Is called at once if the connection is open, and at every later opening.
 * @param {() => void} then
 */
export function whenOpen(then) {
  openers.add(then);
  if (status.peek() === 'open') then();
  return () => { openers.delete(then); };
}

/**
 * Sends a message and gives its answer. Rejects with Refused when the server
 * says no and Lost when there is no connection or it breaks.
 * @param {Record<string, unknown>} message
 * @returns {Promise<Message>}
 */
export function request(message) {
  return new Promise((resolve, reject) => {
    if (socket?.readyState !== WebSocket.OPEN || status.peek() !== 'open') {
      reject(new Lost());
      return;
    }
    const id = nextId++;
    const timer = setTimeout(() => lose(), ANSWER_WITHIN);
    waiting.set(id, { resolve, reject, timer });
    socket.send(JSON.stringify({ ...message, id }));
  });
}

/**
 * Like request, but waits for the connection first.
 * @param {Record<string, unknown>} message
 */
export async function requestOnceOpen(message) {
  const release = hold();
  try {
    await opened();
    return await request(message);
  } finally {
    release();
  }
}

/** Tries again now instead of after the pause. */
export function retryNow() {
  if (socket || holders === 0) return;
  clearTimeout(retryTimer);
  connect();
}

function opened() {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { stop(); reject(new Lost()); }, ANSWER_WITHIN);
    const stop = whenOpen(() => { clearTimeout(timer); resolve(undefined); });
    queueMicrotask(() => { if (status.peek() === 'open') stop(); });
  });
}

function connect() {
  clearTimeout(retryTimer);
  if (status.peek() !== 'lost') status.value = 'connecting';
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const next = new WebSocket(`${scheme}//${location.host}/ws`, PROTOCOL);
  socket = next;
  let wasOpen = false;
  next.onopen = () => {
    wasOpen = true;
    status.value = 'open';
    settleTimer = setTimeout(() => { tries = 0; }, 5000);
    for (const then of [...openers]) then();
  };
  next.onmessage = (event) => receive(event.data);
  next.onclose = (event) => closed(event.code, wasOpen);
}

/** @param {string} data */
function receive(data) {
  /** @type {Message} */
  const message = JSON.parse(data);
  const answered = 'id' in message && message.id ? waiting.get(message.id) : undefined;
  if (answered && 'id' in message) {
    waiting.delete(Number(message.id));
    clearTimeout(answered.timer);
    if (message.type === 'error') answered.reject(new Refused(message));
  }
  if (message.type === 'turn' || message.type === 'ended' || message.type === 'board') {
    for (const hear of [...listeners]) hear(message);
  }
  if (message.type !== 'error' && message.type !== 'bye') answered?.resolve(message);
}

/**
 * @param {number} code
 * @param {boolean} wasOpen
 */
function closed(code, wasOpen) {
  forget();
  if (code === SIGNED_OUT) {
    status.value = 'signed_out';
    me.value = null;
    return;
  }
  if (holders === 0) {
    status.value = 'idle';
    return;
  }
  status.value = 'lost';
  if (!wasOpen) checkSession();
  retryTimer = setTimeout(connect, pause(code));
}

/** Gives the connection up as dead, without waiting to be told. */
function lose() {
  const old = socket;
  if (!old) return;
  old.onclose = old.onmessage = old.onopen = null;
  old.close();
  closed(0, true);
}

function forget() {
  socket = null;
  clearTimeout(settleTimer);
  clearTimeout(retryTimer);
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(new Lost());
  }
  waiting.clear();
}

/**
 * How long to wait before the next try, in milliseconds: twice as long each
 * time up to 15 seconds, and never all clients at the same instant.
 * @param {number} code
 */
function pause(code) {
  const jitter = 0.5 + Math.random() / 2;
  if (code === FLOOD) return 20_000 * jitter;
  const first = COME_BACK.includes(code) ? 300 : 700;
  return Math.min(15_000, first * 2 ** tries++) * jitter;
}

/** A socket that never opened may mean that the session is gone: ask. */
async function checkSession() {
  const who = await loadMe();
  if (who !== null || status.peek() !== 'lost') return;
  clearTimeout(retryTimer);
  status.value = 'signed_out';
}

function closeIfUnused() {
  if (holders > 0 || !socket) return;
  socket.onclose = null;
  socket.close(1000);
  forget();
  status.value = 'idle';
}

me.subscribe((who) => {
  if (who && status.peek() === 'signed_out') {
    status.value = 'idle';
    if (holders > 0) connect();
  }
});

addEventListener('offline', () => lose());
addEventListener('online', () => retryNow());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && status.peek() === 'lost') retryNow();
});
