// What can be said: buttons, and the number keys.

import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { shortName } from '../format.js';
import { keys, speech } from '../settings.js';
import { status } from '../socket.js';
import { t } from '../words.js';
import { Clock } from './clock.js';
import { spoken, voiceFor } from './speech.js';

/**
 * @typedef {import('../types.js').Choice} Choice
 * @typedef {import('../attempt.js').View} View
 */

/**
 * What is there when the page opens is no news to the log, so the group, which
 * gets the focus, is described by the customer's line; later the log says it.
 * @param {{ attempt: import('../attempt.js').AttemptView, view: View, channel: string, name: string }} props name: the customer's
 */
export function Choices({ attempt, view, channel, name }) {
  const { turn, sending, deadline, pausing } = view;
  const group = useRef(/** @type {HTMLElement | null} */ (null));
  const first = useRef(turn?.seq);
  const replies = (turn?.choices ?? []).filter((choice) => !choice.kind);
  const breathe = turn?.choices.find((choice) => choice.kind === 'breathe');
  const choose = (/** @type {string} */ id) => attempt.choose(id);
  useKeys(replies, breathe, choose);
  useEscape(pausing, attempt);
  useKeptFocus(group, turn?.seq);
  const moreTime = (/** @type {'extend' | 'off'} */ action) => {
    attempt.moreTime(action);
    if (action === 'off') group.current?.focus();
  };
  return html`<div class=${keys.value ? 'choices' : 'choices no-keys'} role="group" aria-labelledby="ask" aria-busy=${sending ? 'true' : 'false'}
      aria-describedby=${turn?.seq === first.current ? 'voice' : undefined} tabindex="-1" ref=${group}>
    <div class="choices-head"><h2 id="ask">${asks(view, channel, name)}</h2>
      ${pausing && html`<button type="button" class="plain" onClick=${() => attempt.skip()}>${t('play.skip')} <kbd aria-hidden="true">Esc</kbd></button>`}
      ${deadline && !sending && status.value === 'open' && html`<${Clock} key=${turn?.seq} deadline=${deadline} onMoreTime=${moreTime} />`}</div>
    <ol>${replies.map((choice, i) => html`<li key=${choice.id}>
      <${Reply} choice=${choice} language=${turn?.about?.language} n=${i + 1} said=${sending?.choice === choice.id} busy=${Boolean(sending)} onChoose=${choose} /></li>`)}</ol>
    <div class="tools">
      ${breathe && html`<${Breathe} choice=${breathe} said=${sending?.choice === breathe.id} busy=${Boolean(sending)} onChoose=${choose} />`}
      ${turn?.untimed && html`<span class="small">${t('play.untimed')}</span>`}
      <span class="end">${spoken(channel) && voiceFor(turn?.about?.language ?? '') && html`<${Switch} setting=${speech} on=${t('play.speechOn')} off=${t('play.speechOff')} />`}
        <${Switch} class="keys-switch" setting=${keys} on=${t('play.keysOn')} off=${t('play.keysOff')} /></span>
    </div>
  </div>`;
}

/**
 * What is asked of the trainee, or what is waited for.
 * @param {View} view
 * @param {string} channel
 * @param {string} name
 */
function asks({ sending, pausing }, channel, name) {
  if (pausing) return t(`play.pause.${channel}`, { name: shortName(name) });
  return sending ? t(`play.sending.${channel}`) : t(`play.ask.${channel}`);
}

/** @param {{ class?: string, setting: import('@preact/signals').Signal<boolean>, on: string, off: string }} props */
function Switch({ class: name = '', setting, on, off }) {
  return html`<button type="button" class=${`plain ${name}`} aria-pressed=${setting.value ? 'true' : 'false'} onClick=${() => { setting.value = !setting.peek(); }}>
    ${setting.value ? on : off}</button>`;
}

/** A moment of quiet before an answer. @param {{ choice: Choice, said: boolean, busy: boolean, onChoose: (id: string) => void }} props */
function Breathe({ choice, said, busy, onChoose }) {
  return html`<button type="button" class=${said ? 'ghost breathe said' : 'ghost breathe'} aria-disabled=${busy ? 'true' : undefined} aria-keyshortcuts=${keys.value ? 'b' : undefined}
    onClick=${() => onChoose(choice.id)}><i aria-hidden="true"></i>${choice.text || t('play.breathe')}${keys.value && html` <kbd aria-hidden="true">B</kbd>`}</button>`;
}

/** @param {{ choice: Choice, language?: string, n: number, said: boolean, busy: boolean, onChoose: (id: string) => void }} props */
function Reply({ choice, language, n, said, busy, onChoose }) {
  const key = keys.value && n <= 9 ? String(n) : undefined;
  return html`<button type="button" class=${said ? 'choice said' : 'choice'} aria-keyshortcuts=${key} aria-disabled=${busy ? 'true' : undefined}
      data-choice=${choice.id} onClick=${() => onChoose(choice.id)}>
    <span class="key" aria-hidden="true">${n}</span><span lang=${language}>${choice.text}</span></button>`;
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
 * Escape lets an answer come at once that is held back.
 * @param {boolean} pausing
 * @param {import('../attempt.js').AttemptView} attempt
 */
function useEscape(pausing, attempt) {
  useEffect(() => {
    if (!pausing) return undefined;
    const press = (/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') attempt.skip(); };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [pausing]);
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
