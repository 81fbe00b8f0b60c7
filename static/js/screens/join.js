// Coming in: by the address that the trainer gave, with a name; or by typing its code.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError, get, post } from '../api.js';
import { go } from '../route.js';
import { me } from '../session.js';
import { say, t } from '../words.js';
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
  return html`<${Top}><a class="plain" href="/login">${t('app.signIn')}</a><//>
    <${Welcoming}>
      <${Heading} title=${t('join.title')}>${info?.cohort ? t('join.lead', { cohort: info.cohort }) : t('join.title')}<//>
      ${info?.error ? html`<${Failure} error=${info.error} />` : html`<p class="lead">${t('join.about')}</p>`}
      ${info?.error ? html`<p><a href="/">${t('app.home')}</a></p>` : html`<${Name} code=${code} />`}
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
    get(`/api/join/${encodeURIComponent(code)}`).then(setInfo, (error) => setInfo(gone(error) ? { error: { code: '', message: t('join.badCode') } } : {}));
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
    else setError({ code: 'empty', message: t('join.empty') });
  };
  const free = error?.fields?.suggestion;
  const ofName = error && OF_THE_NAME.includes(error.code);
  return html`<${Form} onSubmit=${() => send(name)}>
    ${me.value && html`<${Notice} action=${html`<a class="ghost" href="/">${t('join.goOn')}</a>`}>${t('join.already', { name: me.value.name })}<//>`}
    <${Field} id="name" label=${t('join.label')} hint=${t('join.hint')} value=${name} onValue=${setName} autocomplete="nickname"
      maxlength="80" autofocus=${true} wrong=${ofName ? say(error) : ''} />
    ${free && html`<p><button type="button" class="ghost" onClick=${() => send(free)}>${t('join.take', { name: free })}</button></p>`}
    <${Failure} error=${ofName ? null : error} />
    <p><${Button} type="submit" busy=${busy}>${t('join.button')}<//></p>
  <//>`;
}

/** Nobody is signed in: what this is, and the way in by code. */
export function Welcome() {
  const [code, setCode] = useState('');
  const enter = () => {
    const last = code.trim().replace(/\/+$/, '').split('/').pop();
    if (last) go(`/join/${encodeURIComponent(last)}`);
  };
  return html`<${Top}><a class="plain" href="/login">${t('welcome.trainer')}</a><//>
    <${Welcoming}>
      <${Heading}>${t('welcome.title')}<//>
      <p class="lead">${t('welcome.lead')}</p>
      <${Form} onSubmit=${enter}>
        <${Field} id="code" label=${t('welcome.code')} hint=${t('welcome.codeHint')} value=${code} onValue=${setCode} />
        <p><${Button} type="submit">${t('welcome.button')}<//></p>
      <//>
    <//>`;
}
