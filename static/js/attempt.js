// One attempt as this tab sees it: where it stands, what was said, the reply
// on its way. The server decides; this follows its turns and asks again
// whenever it is not sure.

import { signal } from '@preact/signals';
import { pauseFor } from './pause.js';
import { Lost, Refused, hold, listen, request, whenOpen } from './socket.js';

/**
 * @typedef {import('./types.js').Turn} Turn
 * @typedef {import('./types.js').Ended} Ended
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Line} Line
 *
 * @typedef {object} View
 * @property {'loading' | 'playing' | 'ended' | 'gone'} phase
 * @property {Turn | null} turn
 * @property {Ended | null} ended
 * @property {Line[]} lines append only
 * @property {number[]} trail the anger at each of the customer's lines
 * @property {{ seq: number, choice: string } | null} sending
 * @property {{ at: number, total: number } | null} deadline when it runs out, on the page's clock
 * @property {number} began when the attempt began, on the page's clock
 * @property {{ code: string, message: string } | null} trouble
 * @property {string} feeling the answer to this turn's check-in
 * @property {boolean} pausing the answer is here, and held back as long as such an answer takes
 */

/** Turns just started elsewhere on the page, so that they need not be asked for. @type {Map<string, Turn>} */
const fresh = new Map();

/** @param {Turn} turn the answer to start */
export function keepFresh(turn) {
  fresh.set(turn.attempt, turn);
}

export class AttemptView {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
    /** @type {import('@preact/signals').Signal<View>} */
    this.view = signal({
      phase: 'loading', turn: null, ended: null, lines: [], trail: [], sending: null,
      deadline: null, began: performance.now(), trouble: null, feeling: '', pausing: false,
    });
    this.pauseTimer = 0;
    /** The answer that is held back, and when it came. @type {{ message: Turn | Ended, came: number } | null} */
    this.held = null;
    this.stops = [hold(), listen((message) => this.hear(message)), whenOpen(() => this.opened())];
  }

  close() {
    clearTimeout(this.pauseTimer);
    for (const stop of this.stops) stop();
  }

  /** @param {Partial<View>} change */
  set(change) {
    this.view.value = { ...this.view.peek(), ...change };
  }

  opened() {
    const turn = fresh.get(this.id);
    fresh.delete(this.id);
    if (turn && (turn.transcript || !turn.said)) this.hear(turn);
    else if (this.view.peek().phase !== 'ended') this.resume();
  }

  resume() {
    return this.ask({ type: 'resume', attempt: this.id });
  }

  /** @param {string} choice */
  choose(choice) {
    const { turn, sending, phase, pausing } = this.view.peek();
    if (pausing) this.skip();
    if (!turn || sending || phase !== 'playing') return;
    this.set({ sending: { seq: turn.seq, choice }, trouble: null });
    this.send();
  }

  /** Sends the reply that was given; to repeat it is harmless. */
  send() {
    const { sending } = this.view.peek();
    if (!sending) return;
    this.ask({ type: 'choose', attempt: this.id, seq: sending.seq, choice: sending.choice });
  }

  /** @param {'extend' | 'off'} action */
  moreTime(action) {
    const { turn } = this.view.peek();
    if (turn) this.ask({ type: 'deadline', attempt: this.id, seq: turn.seq, action });
  }

  /** @param {string} feeling */
  checkin(feeling) {
    const { turn } = this.view.peek();
    if (!turn) return;
    this.set({ feeling });
    this.ask({ type: 'checkin', attempt: this.id, seq: turn.seq, feeling });
  }

  /** @param {Record<string, unknown>} message */
  async ask(message) {
    try {
      await request(message);
    } catch (error) {
      if (error instanceof Lost) return; // opened() asks where things stand
      if (!(error instanceof Refused)) throw error;
      this.refused(error, String(message.type));
    }
  }

  /**
   * @param {Refused} error
   * @param {string} type
   */
  refused(error, type) {
    if (error.code === 'draining') return; // the server closes; opened() sends again
    if (error.code === 'no_deadline') return;
    if (error.code === 'stale_seq') {
      this.set({ sending: null, trouble: { code: error.code, message: error.message } });
      return; // the current turn follows
    }
    if (type === 'resume' && (error.code === 'not_found' || error.code === 'attempt_over')) {
      this.set({ phase: 'gone', trouble: { code: error.code, message: error.message } });
      return;
    }
    const change = { trouble: { code: error.code, message: error.message } };
    this.set(type === 'choose' ? { ...change, sending: null } : change);
    if (type === 'choose' && error.code === 'attempt_over') this.resume();
  }

  /** @param {Message} message */
  hear(message) {
    if ((message.type !== 'turn' && message.type !== 'ended') || message.attempt !== this.id) return;
    this.skip();
    this.held = { message, came: performance.now() };
    const pause = this.pauseBefore(message);
    if (pause === 0) {
      this.skip();
      return;
    }
    this.set({ pausing: true });
    this.pauseTimer = setTimeout(() => this.skip(), pause);
  }

  /** Lets the answer come that is held back. */
  skip() {
    clearTimeout(this.pauseTimer);
    const { held } = this;
    if (!held) return;
    this.held = null;
    if (this.view.peek().pausing) this.set({ pausing: false });
    if (held.message.type === 'turn') this.turn(held.message, held.came);
    else this.ended(held.message);
  }

  /**
   * How long to hold an answer back, in milliseconds: one to the reply just
   * given here, and to no other.
   * @param {Turn | Ended} message
   */
  pauseBefore(message) {
    const { turn, sending, phase } = this.view.peek();
    const answers = phase === 'playing' && sending && message.seq === sending.seq + 1 && message.said?.choice === sending.choice;
    if (!answers || ('transcript' in message && message.transcript)) return 0;
    const deadline = 'deadline' in message ? message.deadline?.total_ms : undefined;
    return pauseFor(turn?.about?.channel ?? '', message.customer.says, deadline);
  }

  /**
   * @param {Turn} turn
   * @param {number} came when, on the page's clock
   */
  turn(turn, came) {
    const { turn: now, phase } = this.view.peek();
    if (phase === 'ended' || (now && turn.seq < now.seq)) return;
    const lines = this.linesWith(turn);
    if (!lines) {
      this.resume();
      return;
    }
    const { sending, trouble, feeling } = this.view.peek();
    const same = now?.seq === turn.seq;
    const about = turn.about ?? now?.about;
    this.set({
      phase: 'playing',
      turn: { ...turn, about },
      ...lines,
      sending: sending && sending.seq < turn.seq ? null : sending,
      trouble: same || trouble?.code === 'stale_seq' ? trouble : null,
      feeling: same ? feeling : '',
      deadline: turn.deadline ? { at: came + turn.deadline.left_ms, total: turn.deadline.total_ms } : null,
      began: turn.about ? came - turn.about.elapsed_ms : this.view.peek().began,
    });
    if (turn.transcript) this.send();
  }

  /**
   * The conversation as of a turn; null when lines are missing in between.
   * @param {Turn} turn
   */
  linesWith(turn) {
    const { turn: now, lines, trail } = this.view.peek();
    if (turn.transcript) {
      const spoken = turn.transcript.filter((line) => line.who === 'customer');
      return { lines: turn.transcript, trail: spoken.map((line) => line.mood?.anger ?? 0) };
    }
    const anger = turn.customer.mood.anger ?? 0;
    if (!now) return turn.said ? null : { lines: [customerLine(turn)], trail: [anger] };
    if (turn.seq === now.seq) return { lines, trail };
    if (turn.seq !== now.seq + 1 || !turn.said) return null;
    return { lines: [...lines, replyLine(turn.said), customerLine(turn)], trail: [...trail, anger] };
  }

  /** @param {Ended} ended */
  ended(ended) {
    const { turn, phase } = this.view.peek();
    if (phase === 'ended') return;
    const turns = ended.debrief?.turns ?? [];
    const before = turn ? this.view.peek() : toldBefore(turns);
    const said = ended.said ? [replyLine(ended.said)] : [];
    const anger = ended.customer.mood.anger ?? 0;
    this.set({
      phase: 'ended', ended, sending: null, deadline: null, trouble: null,
      lines: [...before.lines, ...said, customerLine(ended)], trail: [...before.trail, anger],
    });
  }
}

/**
 * The conversation up to the last reply, from a debrief: for a tab that comes
 * when all is over.
 * @param {import('./types.js').DebriefTurn[]} turns
 */
function toldBefore(turns) {
  /** @type {Line[]} */
  const lines = turns.flatMap((t) => [{ who: 'customer', text: t.customer_said }, replyLine(t.said)]);
  return { lines: lines.slice(0, -1), trail: turns.map((t) => t.before.anger ?? 0) };
}

/**
 * @param {Turn | Ended} message
 * @returns {Line}
 */
function customerLine(message) {
  return { who: 'customer', text: message.customer.says, mood: message.customer.mood, band: message.customer.band };
}

/**
 * @param {import('./types.js').Said} said
 * @returns {Line}
 */
function replyLine(said) {
  return { who: said.by, text: said.text, kind: said.kind };
}
