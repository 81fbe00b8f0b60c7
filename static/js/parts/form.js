// Forms: a field with its label, hint and fault, and sending once at a time.

import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { shown } from './notice.js';

/**
 * @param {{ id: string, label: string, hint?: string, wrong?: string, value: string, onValue: (value: string) => void,
 *   type?: string, autocomplete?: string, maxlength?: number, autofocus?: boolean, plain?: boolean }} props plain: no word that begins with a capital
 */
export function Field({ id, label, hint, wrong, value, onValue, type = 'text', autocomplete = 'off', maxlength, autofocus, plain }) {
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} name=${id} type=${type} value=${value} autocomplete=${autocomplete} maxlength=${maxlength}
      autofocus=${autofocus} spellcheck=${false} autocapitalize=${type === 'text' && !plain ? 'words' : 'off'}
      aria-describedby=${described || undefined} aria-invalid=${wrong ? 'true' : undefined}
      onInput=${(/** @type {any} */ event) => onValue(event.target.value)} />
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    ${wrong && html`<span class="wrong" id=${`${id}-wrong`} role="alert">${wrong}</span>`}
  </div>`;
}

/**
 * Runs an action once at a time and keeps its failure.
 * @param {(...args: any[]) => Promise<unknown>} action
 */
export function useAction(action) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {ReturnType<typeof shown> | null} */ (null));
  const run = async (/** @type {any[]} */ ...args) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await action(...args);
    } catch (failure) {
      setError(shown(failure));
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, error, setError };
}

/**
 * @param {{ onSubmit: () => void, children?: any }} props
 */
export function Form({ onSubmit, children }) {
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    onSubmit();
  };
  return html`<form class="form" novalidate onSubmit=${submit}>${children}</form>`;
}

/** @param {{ busy?: boolean, children?: any, onClick?: () => void, type?: string, class?: string }} props */
export function Button({ busy, children, onClick, type = 'button', class: name = 'button' }) {
  return html`<button type=${type} class=${name} aria-disabled=${busy ? 'true' : undefined} onClick=${onClick}>${children}</button>`;
}
