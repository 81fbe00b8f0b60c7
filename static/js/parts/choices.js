// What can be said: buttons, and the number keys.

import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { keys } from '../settings.js';
import { status } from '../socket.js';
import { t } from '../words.js';
import { Clock } from './clock.js';

/**
 * @typedef {import('../types.js').Choice} Choice
 * @typedef {import('../attempt.js').View} View
 */

/**
 * What is there when the page opens is no news to the log, so the group, which
 * gets the focus, is described by the customer's line; later the log says it.
 * @param {{ view: View, onChoose: (id: string) => void, onMoreTime: (action: 'extend' | 'off') => void }} props
 */
export function Choices({ view, onChoose, onMoreTime }) {
  const { turn, sending, deadline } = view;
  const group = useRef(/** @type {HTMLElement | null} */ (null));
  const first = useRef(turn?.seq);
  const replies = (turn?.choices ?? []).filter((choice) => !choice.kind);
  const breathe = turn?.choices.find((choice) => choice.kind === 'breathe');
  useKeys(replies, breathe, onChoose);
  useKeptFocus(group, turn?.seq);
  const moreTime = (/** @type {'extend' | 'off'} */ action) => {
    onMoreTime(action);
    if (action === 'off') group.current?.focus();
  };
  return html`<div class=${keys.value ? 'choices' : 'choices no-keys'} role="group" aria-labelledby="ask" aria-busy=${sending ? 'true' : 'false'}
      aria-describedby=${turn?.seq === first.current ? 'voice' : undefined} tabindex="-1" ref=${group}>
    <div class="choices-head"><h2 id="ask">${sending ? t('play.sending') : t('play.ask')}</h2>
      ${deadline && status.value === 'open' && html`<${Clock} key=${turn?.seq} deadline=${deadline} onMoreTime=${moreTime} />`}</div>
    <ol>${replies.map((choice, i) => html`<li key=${choice.id}>
      <${Reply} choice=${choice} n=${i + 1} said=${sending?.choice === choice.id} busy=${Boolean(sending)} onChoose=${onChoose} /></li>`)}</ol>
    <div class="tools">
      ${breathe && html`<button type="button" class="ghost" aria-disabled=${sending ? 'true' : undefined} aria-keyshortcuts=${keys.value ? 'b' : undefined}
        onClick=${() => onChoose(breathe.id)}>${breathe.text || t('play.breathe')}${keys.value && html` <kbd aria-hidden="true">B</kbd>`}</button>`}
      ${turn?.untimed && html`<span class="small">${t('play.untimed')}</span>`}
      <button type="button" class="plain end" aria-pressed=${keys.value ? 'true' : 'false'} onClick=${() => { keys.value = !keys.peek(); }}>
        ${keys.value ? t('play.keysOn') : t('play.keysOff')}</button>
    </div>
  </div>`;
}

/** @param {{ choice: Choice, n: number, said: boolean, busy: boolean, onChoose: (id: string) => void }} props */
function Reply({ choice, n, said, busy, onChoose }) {
  const key = keys.value && n <= 9 ? String(n) : undefined;
  return html`<button type="button" class=${said ? 'choice said' : 'choice'} aria-keyshortcuts=${key} aria-disabled=${busy ? 'true' : undefined}
      data-choice=${choice.id} onClick=${() => onChoose(choice.id)}>
    <span class="key" aria-hidden="true">${n}</span><span>${choice.text}</span></button>`;
}

/**
 * The keys 1 to 9 and B, unless switched off, held with another key, or typed
 * into a field. They mean what is on the screen now: never, for the moment
 * until an effect has run, what was there before.
 * @param {Choice[]} replies
 * @param {Choice | undefined} breathe
 * @param {(id: string) => void} onChoose
 */
function useKeys(replies, breathe, onChoose) {
  const now = useRef({ replies, breathe, onChoose });
  now.current = { replies, breathe, onChoose };
  useEffect(() => {
    const press = (/** @type {KeyboardEvent} */ event) => {
      if (!keys.peek() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
      const shown = now.current;
      const choice = /^[1-9]$/.test(event.key) ? shown.replies[Number(event.key) - 1] : event.key.toLowerCase() === 'b' ? shown.breathe : undefined;
      if (!choice) return;
      event.preventDefault();
      shown.onChoose(choice.id);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/**
 * When the replies change, the focus stays with them: the button that had it
 * is gone.
 * @param {{ current: HTMLElement | null }} group
 * @param {number | undefined} seq
 */
function useKeptFocus(group, seq) {
  const had = useRef(false);
  useEffect(() => {
    const note = () => { had.current = Boolean(group.current?.contains(document.activeElement)); };
    note();
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (had.current || lost) group.current?.focus({ preventScroll: true });
  }, [seq]);
}
