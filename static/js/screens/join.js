// Coming in: by the address that the trainer gave, with a name; or by typing its code.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError, get, post } from '../api.js';
import { go } from '../route.js';
import { me } from '../session.js';
import { say, words } from '../words.js';
import { Button, Field, Form, useAction } from '../parts/form.js';
import { Failure, Notice } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';
import { Welcoming } from './welcoming.js';

/** Faults of the name itself, shown at the field. */
const OF_THE_NAME = ['bad_name', 'name_taken', 'empty'];

/** @param {{ code: string }} props */
export function Join({ code }) {
  const info = useInfo(code);
  return html`<${Top}><a class="plain" href="/login">${words.signIn}</a><//>
    <${Welcoming}>
      <${Heading} title=${words.join.title}>${info?.cohort ? words.join.lead(info.cohort) : words.join.title}<//>
      ${info?.error ? html`<${Failure} error=${info.error} />` : html`<p class="lead">${words.join.about}</p>`}
      ${info?.error ? html`<p><a href="/">${words.toHome}</a></p>` : html`<${Name} code=${code} />`}
    <//>`;
}

/**
 * What one is about to join; undefined until known.
 * @param {string} code
 * @returns {{ cohort?: string, error?: { code: string, message: string } } | undefined}
 */
function useInfo(code) {
  const [info, setInfo] = useState(/** @type {any} */ (undefined));
  useEffect(() => {
    get(`/api/join/${encodeURIComponent(code)}`).then(setInfo, (error) => setInfo(gone(error) ? { error: { code: '', message: words.join.badCode } } : {}));
  }, [code]);
  return info;
}

/** @param {unknown} error */
function gone(error) {
  return error instanceof ApiError && ['bad_code', 'not_found'].includes(error.code);
}

/** @param {{ code: string }} props */
function Name({ code }) {
  const [name, setName] = useState('');
  const { run, busy, error, setError } = useAction(async (/** @type {string} */ wanted) => {
    me.value = await post('/api/join', { code, name: wanted });
    go('/');
  });
  const send = (/** @type {string} */ wanted) => {
    if (wanted.trim()) run(wanted.trim());
    else setError({ code: 'empty', message: words.join.empty });
  };
  const free = error?.fields?.suggestion;
  const ofName = error && OF_THE_NAME.includes(error.code);
  return html`<${Form} onSubmit=${() => send(name)}>
    ${me.value && html`<${Notice} action=${html`<a class="ghost" href="/">${words.join.goOn}</a>`}>${words.join.already(me.value.name)}<//>`}
    <${Field} id="name" label=${words.join.label} hint=${words.join.hint} value=${name} onValue=${setName} autocomplete="nickname"
      maxlength="80" autofocus=${true} wrong=${ofName ? say(error) : ''} />
    ${free && html`<p><button type="button" class="ghost" onClick=${() => send(free)}>${words.join.take(free)}</button></p>`}
    <${Failure} error=${ofName ? null : error} />
    <p><${Button} type="submit" busy=${busy}>${words.join.button}<//></p>
  <//>`;
}

/** Nobody is signed in: what this is, and the way in by code. */
export function Welcome() {
  const [code, setCode] = useState('');
  const enter = () => {
    const last = code.trim().replace(/\/+$/, '').split('/').pop();
    if (last) go(`/join/${encodeURIComponent(last)}`);
  };
  return html`<${Top}><a class="plain" href="/login">${words.welcome.trainer}: ${words.welcome.signIn.toLowerCase()}</a><//>
    <${Welcoming}>
      <${Heading}>${words.welcome.title}<//>
      <p class="lead">${words.welcome.lead}</p>
      <${Form} onSubmit=${enter}>
        <${Field} id="code" label=${words.welcome.code} hint=${words.welcome.codeHint} value=${code} onValue=${setCode} />
        <p><${Button} type="submit">${words.welcome.button}<//></p>
      <//>
    <//>`;
}
