// What the settings are made of: parts under headings, one of several, on or off.

import { html } from 'htm/preact';

/**
 * A part of the page under its heading.
 * @param {{ id: string, title: string, children?: any }} props
 */
export function Group({ id, title, children }) {
  return html`<section class="group" aria-labelledby=${id}><h2 id=${id}>${title}</h2><div class="group-body">${children}</div></section>`;
}

/**
 * One of a few words, as a row of buttons that the arrow keys go through.
 * @param {{ name: string, legend: string, quiet?: boolean, hint?: string, setting: import('@preact/signals').Signal<string>, words: [value: string, word: string, lang?: string][] }} props
 *   quiet: the heading above says what the legend would
 */
export function OneOf({ name, legend, quiet, hint, setting, words }) {
  return html`<fieldset class="one-of" aria-describedby=${hint ? `${name}-hint` : undefined}>
    <legend class=${quiet ? 'sr' : undefined}>${legend}</legend>
    <div class="segments">${words.map(([value, word, lang]) => html`<label key=${value}>
      <input type="radio" name=${name} value=${value} checked=${setting.value === value} onChange=${() => { setting.value = value; }} />
      <span lang=${lang}>${word}</span></label>`)}</div>
    ${hint && html`<p class="note" id=${`${name}-hint`}>${hint}</p>`}
  </fieldset>`;
}

/**
 * On or off.
 * @param {{ id: string, label: string, hint?: string, on: boolean, onChange: (on: boolean) => void }} props
 */
export function Switch({ id, label, hint, on, onChange }) {
  return html`<div class="switch">
    <label for=${id}>${label}</label>
    <input id=${id} type="checkbox" role="switch" checked=${on} aria-describedby=${hint ? `${id}-hint` : undefined}
      onChange=${(/** @type {any} */ event) => onChange(event.target.checked)} />
    ${hint && html`<p class="note" id=${`${id}-hint`}>${hint}</p>`}
  </div>`;
}
